package dev.kith.http.selfcommunity.connection;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kith.application.connection.ActOnConnection;
import dev.kith.application.tie.GetRelation;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.connection.ConnectionAction;
import dev.kith.domain.connection.ConnectionAnswer;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.Caller;
import dev.kith.http.selfcommunity.AccessErrors;
import dev.kith.http.selfcommunity.CommunityAccess;
import dev.kith.http.selfcommunity.UserBody;
import dev.kith.http.selfcommunity.UserJson;
import dev.kith.http.settings.SelfCommunitySettings;
import dev.kith.http.settings.SelfCommunitySettings.ConnectionActions;
import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;

/** Asks for connections, answers requests and ends connections. */
@Controller("${kith.selfcommunity.path}/user/{id:[0-9]+}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Consumes(MediaType.ALL)
final class ConnectionController {

    private final ActOnConnection actOnConnection;
    private final GetRelation getRelation;
    private final CommunityAccess access;
    private final ConnectionActions response;

    ConnectionController(
            ActOnConnection actOnConnection,
            GetRelation getRelation,
            CommunityAccess access,
            SelfCommunitySettings settings) {
        this.actOnConnection = actOnConnection;
        this.getRelation = getRelation;
        this.access = access;
        this.response = settings.connectionActions();
    }

    @Post("/connection/request")
    HttpResponse<?> request(Caller caller, UserId id) {
        return act(ConnectionAction.ASK, caller, id);
    }

    @Post("/connection/accept")
    HttpResponse<?> accept(Caller caller, UserId id) {
        return act(ConnectionAction.ACCEPT, caller, id);
    }

    @Post("/connection/reject")
    HttpResponse<?> reject(Caller caller, UserId id) {
        return act(ConnectionAction.REJECT, caller, id);
    }

    @Post("/connection/cancel_reject")
    HttpResponse<?> cancelReject(Caller caller, UserId id) {
        return act(ConnectionAction.CANCEL_REJECT, caller, id);
    }

    @Post("/connection/cancel_request")
    HttpResponse<?> cancelRequest(Caller caller, UserId id) {
        return act(ConnectionAction.CANCEL, caller, id);
    }

    @Post("/connection/remove")
    HttpResponse<?> remove(Caller caller, UserId id) {
        return act(ConnectionAction.REMOVE, caller, id);
    }

    @Post("/connection_requests/mark_seen")
    HttpResponse<?> markSeen(Caller caller, UserId id) {
        return act(ConnectionAction.MARK_SEEN, caller, id);
    }

    /** False in follow mode, where this request is allowed too. */
    @Get("/is_connection")
    IsConnection isConnection(Caller caller, UserId id) {
        Relation relation = getRelation.handle(caller.requireUser().id(), id).orElseThrow(ApiError::notFound);
        return new IsConnection(relation == Relation.CONNECTED);
    }

    private HttpResponse<?> act(ConnectionAction action, Caller caller, UserId id) {
        access.requireMode(CommunityMode.FRIENDSHIP);
        return switch (actOnConnection.handle(caller.requireUser().id(), id, action)) {
            case ConnectionAnswer.Sent() -> done(Relation.SENT_REQUEST);
            case ConnectionAnswer.MetHalfway() -> done(Relation.CONNECTED);
            case ConnectionAnswer.Accepted(), ConnectionAnswer.ConnectedAtOnce() -> done(Relation.CONNECTED);
            case ConnectionAnswer.Rejected() -> done(Relation.NONE);
            case ConnectionAnswer.Restored() -> done(Relation.RECEIVED_REQUEST);
            case ConnectionAnswer.Cancelled() -> done(Relation.NONE);
            case ConnectionAnswer.Removed() -> done(Relation.NONE);
            case ConnectionAnswer.Seen() -> HttpResponse.noContent();
            case ConnectionAnswer.AlreadyAsked() -> throw ApiError.invalid("You have already asked this user.");
            case ConnectionAnswer.AlreadyConnected() ->
                throw ApiError.invalid("You are already connected with this user.");
            case ConnectionAnswer.NoRequest() -> throw ApiError.notFound();
            case ConnectionAnswer.NotConnected() -> throw ApiError.notFound();
            case ConnectionAnswer.Refused(var why) -> throw AccessErrors.of(why);
        };
    }

    private HttpResponse<?> done(Relation reached) {
        return switch (response) {
            case EMPTY -> HttpResponse.noContent();
            case STATUS -> HttpResponse.ok(new UserBody.RelationKey(UserJson.connectionStatus(reached)));
        };
    }

    @Serdeable.Serializable
    record IsConnection(@JsonProperty("is_connection") boolean answer) {}
}
