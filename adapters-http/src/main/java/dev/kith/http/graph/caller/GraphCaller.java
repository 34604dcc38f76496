package dev.kith.http.graph.caller;

import dev.kith.domain.key.ServiceKey;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import io.micronaut.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** Who sends a request. */
public sealed interface GraphCaller {

    /** A program with a service key. */
    record Program(ServiceKey key) implements GraphCaller {}

    /** A user with a token of their own. */
    record Person(User user) implements GraphCaller {}

    /** The user who sees the answer; null for a program, which sees what its key allows. */
    default @Nullable UserId viewer() {
        return switch (this) {
            case Program _ -> null;
            case Person(User user) -> user.id();
        };
    }

    /** A name that no other caller has: of the key, whatever its secret, or of the user, whatever their token. */
    default String owner() {
        return switch (this) {
            case Program(ServiceKey key) -> "key " + key.id();
            case Person(User user) -> "user " + user.id();
        };
    }

    /** The identity provider that issued the credentials of a request; null if this server did. */
    static @Nullable String issuer(HttpRequest<?> request) {
        return request.getAttribute(GraphCallerFilter.ISSUER, String.class).orElse(null);
    }

    /** The caller of a request that needs credentials. */
    static GraphCaller of(HttpRequest<?> request) {
        return request.getAttribute(GraphCallerFilter.ATTRIBUTE, GraphCaller.class)
                .orElseThrow();
    }
}
