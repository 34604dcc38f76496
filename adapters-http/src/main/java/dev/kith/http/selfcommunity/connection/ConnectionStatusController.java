package dev.kith.http.selfcommunity.connection;

import dev.kith.application.tie.FindRelations;
import dev.kith.application.tie.GetRelation;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.AllowedWhenBlocked;
import dev.kith.http.security.Caller;
import dev.kith.http.selfcommunity.UserBody;
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
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the caller's relation to one user or to many. */
@Controller("${kith.selfcommunity.path}/user")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class ConnectionStatusController {

    private final FindRelations findRelations;
    private final GetRelation getRelation;
    private final Fields.Reader bodies;

    ConnectionStatusController(FindRelations findRelations, GetRelation getRelation, Fields.Reader bodies) {
        this.findRelations = findRelations;
        this.getRelation = getRelation;
        this.bodies = bodies;
    }

    @Get("/{id:[0-9]+}/connection_status")
    UserBody.RelationKey one(Caller caller, UserId id) {
        Relation relation = getRelation.handle(caller.requireUser().id(), id).orElseThrow(ApiError::notFound);
        return new UserBody.RelationKey(UserJson.connectionStatus(relation));
    }

    @Post("/connection/statuses")
    @Consumes(MediaType.ALL)
    @AllowedWhenBlocked("it only reads")
    Statuses many(HttpRequest<?> request, Caller caller, @Body @Nullable String body) {
        Collection<UserId> users = StatusesRequest.read(bodies.of(request, body));
        Map<UserId, Relation> relations =
                findRelations.handle(caller.requireUser().id(), users);
        Map<String, @Nullable String> statuses = new LinkedHashMap<>();
        users.forEach(user ->
                statuses.put(user.toString(), UserJson.connectionStatus(relations.getOrDefault(user, Relation.NONE))));
        return new Statuses(statuses);
    }

    /** @param connectionStatuses by user id; null for no relation */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record Statuses(Map<String, @Nullable String> connectionStatuses) {}
}
