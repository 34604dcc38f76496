package dev.kith.http.graph.list;

import dev.kith.application.walk.WalkDetail;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.UserId;
import dev.kith.domain.walk.Audience;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.graph.request.GraphParameters;
import dev.kith.http.graph.request.NamedUser;
import dev.kith.http.graph.request.NamedUsers;
import dev.kith.http.graph.request.PathUser;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The followers, the followings and the connections of a user. */
@Controller("${kith.graph.path}/users/{user:[^/]+}")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ListController {

    private static final Set<WalkDetail> DETAILS = EnumSet.allOf(WalkDetail.class);

    private final NamedUsers users;
    private final GraphParameters parameters;
    private final WalkPages pages;

    ListController(NamedUsers users, GraphParameters parameters, WalkPages pages) {
        this.users = users;
        this.parameters = parameters;
        this.pages = pages;
    }

    @Get("/followers")
    @GraphRoute(
            callers = GraphRoute.Callers.KEYS_AND_USERS,
            scope = KeyScope.TIES_READ,
            isList = true,
            parameters = {
                GraphParameters.VIEWER,
                GraphParameters.INCLUDE,
                ListQuestion.ORDER,
                ListQuestion.MUTUAL,
                ListQuestion.SHARED,
                ListQuestion.SINCE,
                ListQuestion.UNTIL
            })
    HttpResponse<?> followers(HttpRequest<?> request, GraphCaller caller, @PathUser("user") NamedUser named) {
        return list(request, caller, AudienceKind.FOLLOWERS, named);
    }

    @Get("/followings")
    @GraphRoute(
            callers = GraphRoute.Callers.KEYS_AND_USERS,
            scope = KeyScope.TIES_READ,
            isList = true,
            parameters = {
                GraphParameters.VIEWER,
                GraphParameters.INCLUDE,
                ListQuestion.ORDER,
                ListQuestion.MUTUAL,
                ListQuestion.SHARED,
                ListQuestion.SINCE,
                ListQuestion.UNTIL
            })
    HttpResponse<?> followings(HttpRequest<?> request, GraphCaller caller, @PathUser("user") NamedUser named) {
        return list(request, caller, AudienceKind.FOLLOWINGS, named);
    }

    @Get("/connections")
    @GraphRoute(
            callers = GraphRoute.Callers.KEYS_AND_USERS,
            scope = KeyScope.TIES_READ,
            isList = true,
            parameters = {
                GraphParameters.VIEWER,
                GraphParameters.INCLUDE,
                ListQuestion.ORDER,
                ListQuestion.SHARED,
                ListQuestion.SINCE,
                ListQuestion.UNTIL
            })
    HttpResponse<?> connections(HttpRequest<?> request, GraphCaller caller, @PathUser("user") NamedUser named) {
        return list(request, caller, AudienceKind.CONNECTIONS, named);
    }

    private HttpResponse<?> list(HttpRequest<?> request, GraphCaller caller, AudienceKind kind, NamedUser named) {
        UserId viewer = parameters.viewer(request, caller);
        UserId subject = users.id(named);
        ListView view = ListView.of(request, DETAILS);
        Map<UserId, String> names = WalkPages.names(request, viewer);
        names.put(subject, named.text());
        return pages.answer(
                request, caller, ListQuestion.walk(request, new Audience(kind, subject), viewer, view), view, names);
    }
}
