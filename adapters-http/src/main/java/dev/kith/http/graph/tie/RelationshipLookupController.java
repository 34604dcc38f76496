package dev.kith.http.graph.tie;

import dev.kith.application.journal.GetState;
import dev.kith.application.tie.Ties;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.key.KeyScope;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.graph.caller.Quotas;
import dev.kith.http.graph.request.BodyObject;
import dev.kith.http.graph.request.GraphBodies;
import dev.kith.http.graph.request.GraphParameters;
import dev.kith.http.graph.request.NamedUser;
import dev.kith.http.wire.connection.LargeBody;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one user is to many others, and what is between many pairs. */
@Controller("${kith.graph.path}/relationships")
@Secured(SecurityRule.IS_ANONYMOUS)
@Consumes(MediaType.ALL)
final class RelationshipLookupController {

    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String PAIRS = "pairs";

    private final RelationshipLookup lookup;
    private final OwnUsers ownUsers;
    private final GraphBodies bodies;
    private final GetState getState;
    private final Quotas quotas;

    RelationshipLookupController(
            RelationshipLookup lookup, OwnUsers ownUsers, GraphBodies bodies, GetState getState, Quotas quotas) {
        this.lookup = lookup;
        this.ownUsers = ownUsers;
        this.bodies = bodies;
        this.getState = getState;
        this.quotas = quotas;
    }

    /** Of one user to many others. */
    @Post
    @LargeBody
    @GraphRoute(callers = GraphRoute.Callers.KEYS_AND_USERS, scope = KeyScope.TIES_READ, onlyReads = true)
    Map<String, @Nullable Object> toOthers(HttpRequest<?> request, GraphCaller caller, @Body @Nullable String text) {
        BodyObject body = bodies.read(request, text);
        body.require(FROM, TO);
        String from = reference(body, FROM);
        List<String> others = body.texts(TO, Ties.MAX_PAIRS).orElse(List.of());
        Set<RelationshipMember> members = members(body);
        body.throwIfInvalid();
        quotas.takeItems(request, caller, others.size());
        NamedUser subject = NamedUser.parse(from, caller);
        lookup.requireUser(ownUsers.id(caller, subject), subject);
        return answer(
                caller,
                others.stream()
                        .map(other -> RelationshipLookup.Item.parse(from, other, caller))
                        .toList(),
                members);
    }

    @Post("/pairs")
    @LargeBody
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.TIES_READ, onlyReads = true)
    Map<String, @Nullable Object> ofPairs(HttpRequest<?> request, GraphCaller caller, @Body @Nullable String text) {
        BodyObject body = bodies.read(request, text);
        body.require(PAIRS);
        List<RelationshipLookup.Item> items = new ArrayList<>();
        for (BodyObject pair : body.objects(PAIRS, Ties.MAX_PAIRS).orElse(List.of())) {
            pair.require(FROM, TO);
            items.add(RelationshipLookup.Item.parse(reference(pair, FROM), reference(pair, TO), caller));
        }
        Set<RelationshipMember> members = members(body);
        body.throwIfInvalid();
        quotas.takeItems(request, caller, items.size());
        return answer(caller, items, members);
    }

    /** Empty for a field that is refused. */
    private static String reference(BodyObject body, String name) {
        return body.parsed(name, "Must be a string that names a user.", text -> text)
                .orElse("");
    }

    private static Set<RelationshipMember> members(BodyObject body) {
        Set<RelationshipMember> all = RelationshipMember.ALL;
        List<String> names = body.texts(GraphParameters.FIELDS, all.size()).orNull();
        Set<RelationshipMember> members = names == null ? all : RelationshipMember.parseAll(names);
        if (members == null) {
            body.refuse(GraphParameters.FIELDS, "invalid", RelationshipMember.WRONG_FIELDS);
        }
        return members == null ? all : members;
    }

    /** The state is that before the look-up: the answer is at least that new. */
    private Map<String, @Nullable Object> answer(
            GraphCaller caller, List<RelationshipLookup.Item> items, Set<RelationshipMember> members) {
        @Nullable
        String state = getState.handle().map(JournalPosition::toString).orElse(null);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("data", lookup.find(caller, items, members));
        json.put("state", state);
        return json;
    }
}
