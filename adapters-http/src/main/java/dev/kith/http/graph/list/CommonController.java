package dev.kith.http.graph.list;

import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.UserId;
import dev.kith.domain.walk.Audience;
import dev.kith.domain.walk.AudienceWalk;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.GraphParameters;
import dev.kith.http.graph.request.NamedUser;
import dev.kith.http.graph.request.NamedUsers;
import dev.kith.http.graph.request.PathUser;
import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import java.util.Set;

/** The users whom two lists have in common. */
@Controller("${kith.graph.path}/users/{user:[^/]+}")
@Secured(SecurityRule.IS_ANONYMOUS)
final class CommonController {

    private static final String WITH = "with";

    private final NamedUsers users;
    private final GraphParameters parameters;
    private final WalkPages pages;

    CommonController(NamedUsers users, GraphParameters parameters, WalkPages pages) {
        this.users = users;
        this.parameters = parameters;
        this.pages = pages;
    }

    /** The followers of a user whom the viewer follows. */
    @Get("/known-followers")
    @GraphRoute(
            callers = GraphRoute.Callers.KEYS_AND_USERS,
            scope = KeyScope.TIES_READ,
            isList = true,
            parameters = GraphParameters.VIEWER)
    HttpResponse<?> knownFollowers(HttpRequest<?> request, GraphCaller caller, @PathUser("user") NamedUser named) {
        UserId viewer = parameters.viewer(request, caller);
        if (viewer == null) {
            throw missing(GraphParameters.VIEWER);
        }
        UserId subject = users.id(named);
        AudienceWalk walk = AudienceWalk.common(
                new Audience(AudienceKind.FOLLOWERS, subject), new Audience(AudienceKind.FOLLOWINGS, viewer), viewer);
        Map<UserId, String> names = WalkPages.names(request, viewer);
        names.put(subject, named.text());
        return pages.answer(request, caller, walk, ListView.of(request, Set.of()), names);
    }

    /** The users who are in the lists of two users. */
    @Get("/common/{list:[^/]+}")
    @GraphRoute(
            callers = GraphRoute.Callers.KEYS_AND_USERS,
            scope = KeyScope.TIES_READ,
            isList = true,
            parameters = {WITH, GraphParameters.VIEWER})
    HttpResponse<?> common(
            HttpRequest<?> request,
            GraphCaller caller,
            @PathUser("user") NamedUser named,
            @PathVariable("list") String list) {
        AudienceKind kind = switch (list) {
            case "followers" -> AudienceKind.FOLLOWERS;
            case "followings" -> AudienceKind.FOLLOWINGS;
            case "connections" -> AudienceKind.CONNECTIONS;
            default -> throw ApiError.notFound();
        };
        String with = request.getParameters().get(WITH);
        if (with == null) {
            throw missing(WITH);
        }
        UserId viewer = parameters.viewer(request, caller);
        UserId one = users.id(named);
        UserId other = users.id(NamedUser.parse(with, caller));
        AudienceWalk walk = AudienceWalk.common(new Audience(kind, one), new Audience(kind, other), viewer);
        Map<UserId, String> names = WalkPages.names(request, viewer);
        names.put(other, with);
        names.put(one, named.text());
        return pages.answer(request, caller, walk, ListView.of(request, Set.of()), names);
    }

    private static ApiError missing(String name) {
        return Problems.invalidParameter(name, "required", "The request needs this parameter.");
    }
}
