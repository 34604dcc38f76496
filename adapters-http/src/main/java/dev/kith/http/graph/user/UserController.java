package dev.kith.http.graph.user;

import dev.kith.application.tie.FindRelationships;
import dev.kith.application.tie.FindRelationships.Answer;
import dev.kith.application.tie.FindRelationships.Question;
import dev.kith.application.user.GetUser;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.tie.TiePart;
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
import dev.kith.http.graph.tie.RelationshipMember;
import dev.kith.http.graph.tie.RelationshipView;
import dev.kith.http.wire.header.EntityTags;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One user. */
@Controller("${kith.graph.path}/users/{user:[^/]+}")
@Secured(SecurityRule.IS_ANONYMOUS)
final class UserController {

    private static final String RELATIONSHIP = "relationship";

    private final GetUser getUser;
    private final FindRelationships findRelationships;
    private final NamedUsers users;
    private final GraphParameters parameters;
    private final UserRenderer renderer;
    private final UserTags tags;
    private final JsonHash hash;

    UserController(
            GetUser getUser,
            FindRelationships findRelationships,
            NamedUsers users,
            GraphParameters parameters,
            UserRenderer renderer,
            UserTags tags,
            JsonHash hash) {
        this.getUser = getUser;
        this.findRelationships = findRelationships;
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
            parameters = {GraphParameters.FIELDS, GraphParameters.VIEWER, GraphParameters.INCLUDE})
    HttpResponse<?> get(HttpRequest<?> request, GraphCaller caller, @PathUser("user") NamedUser named) {
        Set<UserMember> members = GraphParameters.fields(request, UserMember.ALL_BUT_COUNTS);
        UserId viewer = parameters.viewer(request, caller);
        boolean includesRelationship = includesRelationship(request, viewer);
        UserSummary found = getUser.handle(users.id(named)).orElseThrow(() -> Problems.userNotFound(named.text()));
        Map<String, @Nullable Object> json = renderer.render(request, caller.viewer(), found, members);
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        if (members.contains(UserMember.COUNTS)) {
            more.put(UserMember.COUNTS.text(), json.get(UserMember.COUNTS.text()));
        }
        if (viewer != null && includesRelationship) {
            more.put(RELATIONSHIP, relationship(caller, viewer, found.user().id()));
        }
        json.putAll(more);
        String tag = tags.tag(request, caller.viewer(), found, more);
        MutableHttpResponse<?> answer =
                EntityTags.isKnown(request, tag) ? HttpResponse.notModified() : HttpResponse.ok(json);
        return answer.header(HttpHeaders.ETAG, EntityTags.weak(tag));
    }

    private static boolean includesRelationship(HttpRequest<?> request, @Nullable UserId viewer) {
        String included = request.getParameters().get(GraphParameters.INCLUDE);
        if (included != null && (!included.equals(RELATIONSHIP) || viewer == null)) {
            throw Problems.invalidParameter(
                    GraphParameters.INCLUDE, "invalid", "Must be relationship, and needs a viewer.");
        }
        return included != null;
    }

    /** Null if one of the two is deleted. */
    private @Nullable Object relationship(GraphCaller caller, UserId viewer, UserId user) {
        Question question = new Question(viewer, user);
        return findRelationships
                                .handle(Set.of(question), EnumSet.allOf(TiePart.class))
                                .get(question)
                        instanceof Answer.Found(var relationship)
                ? RelationshipView.of(caller).render(relationship, RelationshipMember.ALL)
                : null;
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
