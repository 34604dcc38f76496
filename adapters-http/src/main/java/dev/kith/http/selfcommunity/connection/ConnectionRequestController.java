package dev.kith.http.selfcommunity.connection;

import dev.kith.application.connection.ConnectionRequests.Direction;
import dev.kith.application.connection.ListConnectionRequests;
import dev.kith.application.tie.FindRelations;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.page.Page;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.security.Caller;
import dev.kith.http.selfcommunity.CommunityAccess;
import dev.kith.http.selfcommunity.PageBody;
import dev.kith.http.selfcommunity.Paging;
import dev.kith.http.selfcommunity.UserBody;
import dev.kith.http.selfcommunity.UserJson;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Links;
import dev.kith.http.wire.Microseconds;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The connection requests that the caller received or sent, under all paths of the vendor's versions. */
@Controller("${kith.selfcommunity.path}/user")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class ConnectionRequestController {

    private final ListConnectionRequests listConnectionRequests;
    private final FindRelations findRelations;
    private final UserJson json;
    private final CommunityAccess access;
    private final Links links;

    ConnectionRequestController(
            ListConnectionRequests listConnectionRequests,
            FindRelations findRelations,
            UserJson json,
            CommunityAccess access,
            Links links) {
        this.listConnectionRequests = listConnectionRequests;
        this.findRelations = findRelations;
        this.json = json;
        this.access = access;
        this.links = links;
    }

    @Get("/connection/requests")
    PageBody<ConnectionRequestBody> received(HttpRequest<?> request, Caller caller) {
        return list(request, caller, caller.requireUser().id(), Direction.INCOMING);
    }

    @Get(uris = {"/{id:[0-9]+}/connection/requests", "/{id:[0-9]+}/connection_requests"})
    PageBody<ConnectionRequestBody> received(HttpRequest<?> request, Caller caller, UserId id) {
        return list(request, caller, id, Direction.INCOMING);
    }

    @Get("/connection/requests_sent")
    PageBody<ConnectionRequestBody> sent(HttpRequest<?> request, Caller caller) {
        return list(request, caller, caller.requireUser().id(), Direction.OUTGOING);
    }

    @Get("/{id:[0-9]+}/connection/requests_sent")
    PageBody<ConnectionRequestBody> sent(HttpRequest<?> request, Caller caller, UserId id) {
        return list(request, caller, id, Direction.OUTGOING);
    }

    private PageBody<ConnectionRequestBody> list(
            HttpRequest<?> request, Caller caller, UserId owner, Direction direction) {
        access.requireMode(CommunityMode.FRIENDSHIP);
        Paging paging = Paging.of(request);
        UserId viewer = caller.requireUser().id();
        return switch (listConnectionRequests.handle(viewer, owner, direction, paging.offset())) {
            case ListConnectionRequests.Answer.NotSelf() ->
                throw ApiError.forbidden("You can only see your own requests.");
            case ListConnectionRequests.Answer.Found(var page) -> body(request, caller, paging, page);
        };
    }

    private PageBody<ConnectionRequestBody> body(
            HttpRequest<?> request, Caller caller, Paging paging, Page<ListConnectionRequests.Listed> page) {
        Set<UserId> ids = page.items().stream()
                .flatMap(listed ->
                        Stream.of(listed.request().from(), listed.request().to()))
                .collect(Collectors.toSet());
        Map<UserId, Relation> relations =
                findRelations.handle(caller.requireUser().id(), ids);
        return paging.page(
                links,
                page.total(),
                page.items().stream()
                        .map(listed -> body(request, caller, listed, relations))
                        .toList());
    }

    private ConnectionRequestBody body(
            HttpRequest<?> request,
            Caller caller,
            ListConnectionRequests.Listed listed,
            Map<UserId, Relation> relations) {
        Connection.Requested asked = listed.request().request();
        boolean isSender = caller.is(listed.request().from());
        return new ConnectionRequestBody(
                Microseconds.of(asked.created()),
                user(request, caller, listed.from(), relations),
                user(request, caller, listed.to(), relations),
                asked.created().toString(),
                isSender ? null : Objects.toString(asked.rejected(), null),
                Objects.toString(asked.viewed(), null));
    }

    private UserBody user(HttpRequest<?> request, Caller caller, UserSummary summary, Map<UserId, Relation> relations) {
        return json.of(
                request, caller, summary, relations.getOrDefault(summary.user().id(), Relation.NONE));
    }
}
