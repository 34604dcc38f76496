package dev.kith.http.graph.caller;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Tells a caller with a quota what is left of it, in each answer. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class QuotaHeaderFilter implements Ordered {

    private final Quotas quotas;

    QuotaHeaderFilter(Quotas quotas) {
        this.quotas = quotas;
    }

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        quotas.addHeaders(request, response);
    }

    /** Before all checks, so that their answers have the headers too. */
    @Override
    public int getOrder() {
        return 0;
    }
}
