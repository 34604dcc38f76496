package dev.kith.http.wire.connection;

import dev.kith.http.wire.ApiError;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Answers a request that was refused while it was read. It does so as a filter, so that the answer has the form of the
 * dialect and the headers of every other answer.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RefusalFilter {

    /** After the filter of CORS ({@code ServerFilterPhase.METRICS}), and before the token is looked at. */
    private static final int AFTER_CORS = 10_000;

    @RequestFilter
    @Order(AFTER_CORS)
    void refuse(HttpRequest<?> request) {
        AssembledRequest assembled = AssembledRequest.of(request);
        ApiError refusal = assembled == null ? null : assembled.refusal();
        if (refusal != null) {
            throw refusal;
        }
    }
}
