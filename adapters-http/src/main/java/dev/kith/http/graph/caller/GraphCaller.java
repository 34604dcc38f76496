package dev.kith.http.graph.caller;

import dev.kith.domain.key.ServiceKey;
import dev.kith.domain.user.User;
import io.micronaut.http.HttpRequest;

/** Who sends a request. */
public sealed interface GraphCaller {

    /** A program with a service key. */
    record Program(ServiceKey key) implements GraphCaller {}

    /** A user with a token of their own. */
    record Person(User user) implements GraphCaller {}

    /** The caller of a request that needs credentials. */
    static GraphCaller of(HttpRequest<?> request) {
        return request.getAttribute(GraphCallerFilter.ATTRIBUTE, GraphCaller.class)
                .orElseThrow();
    }
}
