package dev.kith.http.selfcommunity.connection;

import dev.kith.application.connection.ActOnConnection;
import dev.kith.application.tie.FindRelations;
import dev.kith.application.user.GetUser;
import dev.kith.domain.community.Community;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.connection.ConnectionAction;
import dev.kith.domain.connection.ConnectionAnswer;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.Caller;
import dev.kith.http.selfcommunity.CommunityAccess;
import dev.kith.http.selfcommunity.RefusalErrors;
import dev.kith.http.selfcommunity.UserJson;
import dev.kith.http.wire.ApiError;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The steps towards a connection and away from one. */
@Controller("${kith.selfcommunity.path}/user/{id:[0-9]+}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Consumes(MediaType.ALL)
final class ConnectionController {

    /** What an action answers with: nothing, as documented at first, or the new status, as the vendor's later widgets want it. */
    enum ActionResponse {
        EMPTY,
        STATUS
    }

    private final ActOnConnection actOnConnection;
    private final FindRelations findRelations;
    private final GetUser getUser;
    private final Community community;
    private final CommunityAccess gate;
    private final ActionResponse actions;

    ConnectionController(
            ActOnConnection actOnConnection,
            FindRelations findRelations,
            GetUser getUser,
            Community community,
            CommunityAccess gate,
            @Value("${kith.selfcommunity.connection-actions}") ActionResponse actions) {
        this.actOnConnection = actOnConnection;
        this.findRelations = findRelations;
        this.getUser = getUser;
        this.community = community;
        this.gate = gate;
        this.actions = actions;
    }

    @Post("/connection/request")
    HttpResponse<?> request(Caller caller, UserId id) {
        return take(ConnectionAction.ASK, caller, id);
    }

    @Post("/connection/accept")
    HttpResponse<?> accept(Caller caller, UserId id) {
        return take(ConnectionAction.ACCEPT, caller, id);
    }

    @Post("/connection/reject")
    HttpResponse<?> reject(Caller caller, UserId id) {
        return take(ConnectionAction.REJECT, caller, id);
    }

    @Post("/connection/cancel_reject")
    HttpResponse<?> cancelReject(Caller caller, UserId id) {
        return take(ConnectionAction.CANCEL_REJECT, caller, id);
    }

    @Post("/connection/cancel_request")
    HttpResponse<?> cancelRequest(Caller caller, UserId id) {
        return take(ConnectionAction.CANCEL, caller, id);
    }

    @Post("/connection/remove")
    HttpResponse<?> remove(Caller caller, UserId id) {
        return take(ConnectionAction.REMOVE, caller, id);
    }

    @Post("/connection_requests/mark_seen")
    HttpResponse<?> markSeen(Caller caller, UserId id) {
        return take(ConnectionAction.MARK_SEEN, caller, id);
    }

    /** In follow mode no one is connected; the question is allowed all the same. */
    @Get("/is_connection")
    Map<String, Object> isConnection(Caller caller, UserId id) {
        UserId other = getUser.handle(id).orElseThrow(ApiError::notFound).user().id();
        boolean connected = community.mode() == CommunityMode.FRIENDSHIP
                && findRelations
                                .handle(caller.requireUser().id(), List.of(other))
                                .get(other)
                        == Relation.CONNECTED;
        return Map.of("is_connection", connected);
    }

    private HttpResponse<?> take(ConnectionAction step, Caller caller, UserId id) {
        gate.requireMode(CommunityMode.FRIENDSHIP);
        return switch (actOnConnection.handle(caller.requireUser().id(), id, step)) {
            case ConnectionAnswer.Sent() -> done(Relation.SENT_REQUEST);
            case ConnectionAnswer.MetHalfway() -> done(Relation.CONNECTED);
            case ConnectionAnswer.Accepted() -> done(Relation.CONNECTED);
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
            case ConnectionAnswer.Refused(var why) -> throw RefusalErrors.of(why);
        };
    }

    private HttpResponse<?> done(Relation reached) {
        return switch (actions) {
            case EMPTY -> HttpResponse.noContent();
            case STATUS -> {
                Map<String, @Nullable Object> body = new LinkedHashMap<>();
                body.put("connection_status", UserJson.word(reached));
                yield HttpResponse.ok(body);
            }
        };
    }
}
