package dev.kith.http.graph;

import dev.kith.domain.key.KeyScope;
import dev.kith.domain.key.ServiceKey;
import dev.kith.http.graph.answer.GraphTimes;
import dev.kith.http.graph.answer.UserMember;
import dev.kith.http.graph.answer.UserRenderer;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.caller.GraphRoute;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells callers who they are: the first request of each who begins to use the API. */
@Controller("${kith.graph.path}")
@Secured(SecurityRule.IS_ANONYMOUS)
final class WhoamiController {

    /**
     * @param kind {@code key} or {@code user}
     * @param issuer the identity provider that issued the token; null if this server issued the credentials
     */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record Whoami(
            String kind,
            @Nullable KeyJson key,
            @Nullable Map<String, @Nullable Object> user,
            @Nullable String issuer) {}

    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record KeyJson(
            String id,
            String name,
            List<String> scopes,
            @Nullable String expiresAt) {

        static KeyJson of(ServiceKey key) {
            return new KeyJson(
                    key.id().value(),
                    key.name(),
                    key.scopes().stream().map(KeyScope::text).toList(),
                    key.expires() == null ? null : GraphTimes.text(key.expires()));
        }
    }

    private final UserRenderer users;

    WhoamiController(UserRenderer users) {
        this.users = users;
    }

    @Get("/whoami")
    @GraphRoute(callers = GraphRoute.Callers.AUTHENTICATED)
    Whoami whoami(HttpRequest<?> request, GraphCaller caller) {
        return switch (caller) {
            case GraphCaller.Program(var key) -> new Whoami("key", KeyJson.of(key), null, null);
            case GraphCaller.Person(var user) ->
                new Whoami(
                        "user",
                        null,
                        users.render(request, user.id(), user, UserMember.BRIEF),
                        GraphCaller.issuer(request));
        };
    }
}
