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
import dev.kith.http.selfcommunity.Paging;
import dev.kith.http.selfcommunity.UserJson;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Links;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    Map<String, Object> received(HttpRequest<?> request, Caller caller) {
        return list(request, caller, caller.requireUser().id(), Direction.INCOMING);
    }

    @Get(uris = {"/{id:[0-9]+}/connection/requests", "/{id:[0-9]+}/connection_requests"})
    Map<String, Object> received(HttpRequest<?> request, Caller caller, UserId id) {
        return list(request, caller, id, Direction.INCOMING);
    }

    @Get("/connection/requests_sent")
    Map<String, Object> sent(HttpRequest<?> request, Caller caller) {
        return list(request, caller, caller.requireUser().id(), Direction.OUTGOING);
    }

    @Get("/{id:[0-9]+}/connection/requests_sent")
    Map<String, Object> sent(HttpRequest<?> request, Caller caller, UserId id) {
        return list(request, caller, id, Direction.OUTGOING);
    }

    private Map<String, Object> list(HttpRequest<?> request, Caller caller, UserId owner, Direction direction) {
        access.requireMode(CommunityMode.FRIENDSHIP);
        Paging paging = Paging.of(request);
        UserId viewer = caller.requireUser().id();
        return switch (listConnectionRequests.handle(viewer, owner, direction, paging.offset())) {
            case ListConnectionRequests.Answer.NotSelf() ->
                throw ApiError.forbidden("You can only see your own requests.");
            case ListConnectionRequests.Answer.Found(var page) -> body(request, caller, paging, page);
        };
    }

    private Map<String, Object> body(
            HttpRequest<?> request, Caller caller, Paging paging, Page<ListConnectionRequests.Listed> page) {
        Set<UserId> ids = page.items().stream()
                .flatMap(listed ->
                        Stream.of(listed.request().from(), listed.request().to()))
                .collect(Collectors.toSet());
        Map<UserId, Relation> relations =
                findRelations.handle(caller.requireUser().id(), ids);
        return paging.envelope(
                links,
                page.total(),
                page.items().stream()
                        .map(listed -> json(request, caller, listed, relations))
                        .toList());
    }

    private Map<String, @Nullable Object> json(
            HttpRequest<?> request,
            Caller caller,
            ListConnectionRequests.Listed listed,
            Map<UserId, Relation> relations) {
        Connection.Requested asked = listed.request().request();
        boolean isSender = caller.is(listed.request().from());
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        // of a user's requests no two were made in one microsecond
        body.put("id", ChronoUnit.MICROS.between(Instant.EPOCH, asked.created()));
        body.put("from_user", user(request, caller, listed.from(), relations));
        body.put("to_user", user(request, caller, listed.to(), relations));
        body.put("created", asked.created().toString());
        // that they were turned down is not told to those who asked
        body.put(
                "rejected",
                isSender || asked.rejected() == null ? null : asked.rejected().toString());
        body.put("viewed", asked.viewed() == null ? null : asked.viewed().toString());
        return body;
    }

    private Map<String, Object> user(
            HttpRequest<?> request, Caller caller, UserSummary summary, Map<UserId, Relation> relations) {
        return json.of(
                request, caller, summary, relations.getOrDefault(summary.user().id(), Relation.NONE));
    }
}
