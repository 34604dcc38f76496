package dev.kith.http.wire.connection;

import dev.kith.http.wire.ApiError;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;

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
        ApiError refusal = request instanceof NettyHttpRequest<?> netty
                        && netty.getNativeRequest() instanceof AssembledRequest assembled
                ? assembled.refusal()
                : null;
        if (refusal != null) {
            throw refusal;
        }
    }
}
