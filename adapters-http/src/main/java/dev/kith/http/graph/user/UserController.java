package dev.kith.http.graph.user;

import dev.kith.application.user.GetUser;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.graph.answer.JsonHash;
import dev.kith.http.graph.answer.UserMember;
import dev.kith.http.graph.answer.UserRenderer;
import dev.kith.http.graph.answer.UserTags;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.GraphParameters;
import dev.kith.http.graph.request.NamedUser;
import dev.kith.http.graph.request.NamedUsers;
import dev.kith.http.graph.request.PathUser;
import dev.kith.http.wire.header.EntityTags;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import java.util.Set;

/** One user. */
@Controller("${kith.graph.path}/users/{user:[^/]+}")
@Secured(SecurityRule.IS_ANONYMOUS)
final class UserController {

    private final GetUser getUser;
    private final NamedUsers users;
    private final GraphParameters parameters;
    private final UserRenderer renderer;
    private final UserTags tags;
    private final JsonHash hash;

    UserController(
            GetUser getUser,
            NamedUsers users,
            GraphParameters parameters,
            UserRenderer renderer,
            UserTags tags,
            JsonHash hash) {
        this.getUser = getUser;
        this.users = users;
        this.parameters = parameters;
        this.renderer = renderer;
        this.tags = tags;
        this.hash = hash;
    }

    @Get
    @GraphRoute(
            callers = GraphRoute.Callers.KEYS_AND_USERS,
            scope = KeyScope.USERS_READ,
            parameters = {GraphParameters.FIELDS, GraphParameters.VIEWER})
    HttpResponse<?> get(HttpRequest<?> request, GraphCaller caller, @PathUser("user") NamedUser named) {
        Set<UserMember> members = GraphParameters.fields(request, UserMember.ALL_BUT_COUNTS);
        UserId viewer = parameters.viewer(request, caller);
        UserSummary found = getUser.handle(users.id(named)).orElseThrow(() -> Problems.userNotFound(named.text()));
        String tag = tags.tag(request, viewer, found, members);
        MutableHttpResponse<?> answer = EntityTags.isKnown(request, tag)
                ? HttpResponse.notModified()
                : HttpResponse.ok(renderer.render(request, viewer, found, members));
        return answer.header(HttpHeaders.ETAG, EntityTags.weak(tag));
    }

    @Get("/counts")
    @GraphRoute(callers = GraphRoute.Callers.KEYS_AND_USERS, scope = KeyScope.TIES_READ)
    HttpResponse<?> counts(HttpRequest<?> request, @PathUser("user") NamedUser named) {
        UserSummary found = getUser.handle(users.id(named))
                .filter(summary -> summary.user().isUndeleted())
                .orElseThrow(() -> Problems.userNotFound(named.text()));
        Map<String, Object> counts = UserRenderer.counts(found.counters());
        String tag = "\"" + hash.of(counts) + "\"";
        MutableHttpResponse<?> answer =
                EntityTags.isKnown(request, tag) ? HttpResponse.notModified() : HttpResponse.ok(counts);
        return answer.header(HttpHeaders.ETAG, EntityTags.weak(tag));
    }
}
