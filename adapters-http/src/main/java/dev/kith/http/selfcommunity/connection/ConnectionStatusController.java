package dev.kith.http.selfcommunity.connection;

import dev.kith.application.tie.FindRelations;
import dev.kith.application.tie.GetRelation;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.Caller;
import dev.kith.http.selfcommunity.UserJson;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Fields;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells the caller's relation to one user or to many. */
@Controller("${kith.selfcommunity.path}/user")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class ConnectionStatusController {

    private static final int MAX_USERS = 1_000;

    private final FindRelations findRelations;
    private final GetRelation getRelation;
    private final Fields.Reader bodies;

    ConnectionStatusController(FindRelations findRelations, GetRelation getRelation, Fields.Reader bodies) {
        this.findRelations = findRelations;
        this.getRelation = getRelation;
        this.bodies = bodies;
    }

    @Get("/{id:[0-9]+}/connection_status")
    Map<String, @Nullable Object> one(Caller caller, UserId id) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        Relation relation = getRelation.handle(caller.requireUser().id(), id).orElseThrow(ApiError::notFound);
        body.put("connection_status", UserJson.word(relation));
        return body;
    }

    @Post("/connection/statuses")
    @Consumes(MediaType.ALL)
    Map<String, Object> many(HttpRequest<?> request, Caller caller, @Body @Nullable String body) {
        Collection<UserId> users = users(bodies.of(request, body));
        Map<UserId, Relation> relations =
                findRelations.handle(caller.requireUser().id(), users);
        Map<String, @Nullable Object> statuses = new LinkedHashMap<>();
        users.forEach(
                user -> statuses.put(user.toString(), UserJson.word(relations.getOrDefault(user, Relation.NONE))));
        return Map.of("connection_statuses", statuses);
    }

    private static Collection<UserId> users(Fields fields) {
        if (!fields.has("users")) {
            throw ApiError.ofField("users", "required", "This field is required.");
        }
        TreeSet<UserId> users = new TreeSet<>();
        for (Object item : items(fields.get("users"))) {
            try {
                users.add(new UserId(Long.parseLong(String.valueOf(item).strip())));
            } catch (IllegalArgumentException e) {
                throw ApiError.ofField("users", "invalid", "A list of user ids is expected.");
            }
        }
        if (users.size() > MAX_USERS) {
            throw ApiError.ofField(
                    "users", "max_length", "Ensure this field has no more than " + MAX_USERS + " elements.");
        }
        return users;
    }

    /** JSON sends an array, a form one text with commas. */
    private static Collection<?> items(@Nullable Object value) {
        return switch (value) {
            case Collection<?> list -> list;
            case String text -> Arrays.asList(text.split(","));
            case null, default -> throw ApiError.ofField("users", "not_a_list", "Expected a list of items.");
        };
    }
}
