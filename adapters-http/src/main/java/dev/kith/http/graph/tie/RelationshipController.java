package dev.kith.http.graph.tie;

import dev.kith.application.tie.FindRelationships;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.tie.Relationship;
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
        String fields = request.getParameters().get(GraphParameters.FIELDS);
        Set<RelationshipMember> members =
                fields == null ? RelationshipMember.ALL : RelationshipMember.parseAll(List.of(fields.split(",", -1)));
        UserId from = ownUsers.id(caller, subject);
        FindRelationships.Question question = new FindRelationships.Question(from, users.id(named));
        Relationship found = switch (findRelationships
                .handle(List.of(question), RelationshipMember.parts(members))
                .getFirst()) {
            case FindRelationships.Answer.Found(var relationship) -> relationship;
            case FindRelationships.Answer.NoSuchUser(var user) ->
                throw Problems.userNotFound(user.equals(from) ? subject.text() : named.text());
        };
        Map<String, @Nullable Object> json = RelationshipView.of(caller).render(found, members);
        String tag = "\"" + hash.of(json) + "\"";
        MutableHttpResponse<?> answer =
                EntityTags.isKnown(request, tag) ? HttpResponse.notModified() : HttpResponse.ok(json);
        return answer.header(HttpHeaders.ETAG, EntityTags.weak(tag));
    }
}
