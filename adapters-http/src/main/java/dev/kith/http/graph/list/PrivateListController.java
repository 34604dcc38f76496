package dev.kith.http.graph.list;

import dev.kith.application.walk.WalkPrivateList;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.UserId;
import dev.kith.domain.walk.PrivateEntry;
import dev.kith.domain.walk.PrivateList;
import dev.kith.domain.walk.PrivateWalk;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.GraphParameters;
import dev.kith.http.graph.request.NamedUser;
import dev.kith.http.graph.request.PathUser;
import dev.kith.http.graph.tie.OwnUsers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The requests, the blocks and the dismissals of a user, which only this user sees. */
@Controller("${kith.graph.path}/users/{user:[^/]+}")
@Secured(SecurityRule.IS_ANONYMOUS)
final class PrivateListController {

    private static final String REJECTED = "rejected";

    private final WalkPrivateList walkPrivateList;
    private final OwnUsers users;
    private final ListPages pages;

    PrivateListController(WalkPrivateList walkPrivateList, OwnUsers users, ListPages pages) {
        this.walkPrivateList = walkPrivateList;
        this.users = users;
        this.pages = pages;
    }

    @Get("/requests/received")
    @GraphRoute(
            callers = GraphRoute.Callers.KEYS_AND_USERS,
            scope = KeyScope.PRIVATE_READ,
            isList = true,
            parameters = {REJECTED, ListQuestion.SINCE, ListQuestion.UNTIL})
    HttpResponse<?> received(HttpRequest<?> request, GraphCaller caller, @PathUser("user") NamedUser named) {
        boolean isRejected = GraphParameters.flag(request, REJECTED);
        return list(request, caller, named, isRejected ? PrivateList.REJECTED_REQUESTS : PrivateList.RECEIVED_REQUESTS);
    }

    @Get("/requests/sent")
    @GraphRoute(
            callers = GraphRoute.Callers.KEYS_AND_USERS,
            scope = KeyScope.PRIVATE_READ,
            isList = true,
            parameters = {ListQuestion.SINCE, ListQuestion.UNTIL})
    HttpResponse<?> sent(HttpRequest<?> request, GraphCaller caller, @PathUser("user") NamedUser named) {
        return list(request, caller, named, PrivateList.SENT_REQUESTS);
    }

    @Get("/blocks")
    @GraphRoute(
            callers = GraphRoute.Callers.KEYS_AND_USERS,
            scope = KeyScope.PRIVATE_READ,
            isList = true,
            parameters = {ListQuestion.SINCE, ListQuestion.UNTIL})
    HttpResponse<?> blocks(HttpRequest<?> request, GraphCaller caller, @PathUser("user") NamedUser named) {
        return list(request, caller, named, PrivateList.HIDDEN);
    }

    @Get("/suggestions/dismissed")
    @GraphRoute(
            callers = GraphRoute.Callers.KEYS_AND_USERS,
            scope = KeyScope.TIES_READ,
            isList = true,
            parameters = {ListQuestion.SINCE, ListQuestion.UNTIL})
    HttpResponse<?> dismissed(HttpRequest<?> request, GraphCaller caller, @PathUser("user") NamedUser named) {
        return list(request, caller, named, PrivateList.DISMISSED);
    }

    private HttpResponse<?> list(HttpRequest<?> request, GraphCaller caller, NamedUser named, PrivateList list) {
        UserId owner = users.id(caller, named);
        ListView view = ListView.of(request, Set.of());
        PrivateWalk walk = ListQuestion.walk(request, owner, list);
        ListPages.Asked asked = pages.asked(request, list + " " + owner + " " + walk.since() + " " + walk.until());
        return switch (walkPrivateList.handle(walk, asked.after(), view.limit(), view.details())) {
            case WalkPrivateList.Answer.NoSuchUser() -> throw Problems.userNotFound(named.text());
            case WalkPrivateList.Answer.Found(var page) ->
                pages.answer(
                        request,
                        caller,
                        asked,
                        view,
                        page,
                        listed -> new PageItem(listed.entry().user(), listed.summary(), members(listed.entry(), list)));
        };
    }

    private static Map<String, @Nullable Object> members(PrivateEntry entry, PrivateList list) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        switch (list) {
            case HIDDEN, DISMISSED -> members.put("since", entry.since());
            case RECEIVED_REQUESTS, REJECTED_REQUESTS -> {
                members.put("created_at", entry.since());
                members.put("seen_at", entry.seen());
                members.put("rejected_at", entry.rejected());
            }
            case SENT_REQUESTS -> {
                members.put("created_at", entry.since());
                members.put("seen_at", entry.seen());
            }
        }
        return members;
    }
}
