package dev.kith.http.graph.tie;

import dev.kith.application.tie.FindRelationships;
import dev.kith.application.tie.FindRelationships.Answer;
import dev.kith.application.tie.FindRelationships.Question;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.UserId;
import dev.kith.http.graph.answer.JsonHash;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one user is to another. */
@Controller("${kith.graph.path}")
@Secured(SecurityRule.IS_ANONYMOUS)
final class RelationshipController {

    private final FindRelationships findRelationships;
    private final NamedUsers users;
    private final OwnUsers ownUsers;
    private final JsonHash hash;

    RelationshipController(FindRelationships findRelationships, NamedUsers users, OwnUsers ownUsers, JsonHash hash) {
        this.findRelationships = findRelationships;
        this.users = users;
        this.ownUsers = ownUsers;
        this.hash = hash;
    }

    @Get("/users/{user:[^/]+}/relationships/{other:[^/]+}")
    @GraphRoute(
            callers = GraphRoute.Callers.KEYS_AND_USERS,
            scope = KeyScope.TIES_READ,
            parameters = GraphParameters.FIELDS)
    HttpResponse<?> get(
            HttpRequest<?> request,
            GraphCaller caller,
            @PathUser("user") NamedUser subject,
            @PathUser("other") NamedUser named) {
        Set<RelationshipMember> members = members(request);
        UserId from = ownUsers.id(caller, subject);
        Question question = new Question(from, users.id(named));
        Answer found = Objects.requireNonNull(findRelationships
                .handle(Set.of(question), RelationshipMember.parts(members))
                .get(question));
        return switch (found) {
            case Answer.Found(var relationship) ->
                answer(request, RelationshipView.ofLookup(caller).render(relationship, members));
            case Answer.NoSuchUser(var user) ->
                throw Problems.userNotFound(user.equals(from) ? subject.text() : named.text());
        };
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Map<String, @Nullable Object> json) {
        String tag = "\"" + hash.of(json) + "\"";
        MutableHttpResponse<?> answer =
                EntityTags.isKnown(request, tag) ? HttpResponse.notModified() : HttpResponse.ok(json);
        return answer.header(HttpHeaders.ETAG, EntityTags.weak(tag));
    }

    private static Set<RelationshipMember> members(HttpRequest<?> request) {
        String fields = request.getParameters().get(GraphParameters.FIELDS);
        Set<RelationshipMember> members =
                fields == null ? RelationshipMember.ALL : RelationshipMember.parseAll(List.of(fields.split(",", -1)));
        if (members == null) {
            throw Problems.invalidParameter(GraphParameters.FIELDS, "invalid", RelationshipMember.WRONG_FIELDS);
        }
        return members;
    }
}
