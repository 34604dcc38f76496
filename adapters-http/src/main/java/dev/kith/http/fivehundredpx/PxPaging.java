package dev.kith.http.fivehundredpx;

import dev.kith.domain.page.Offset;
import dev.kith.http.wire.input.QueryParameters;
import io.micronaut.http.HttpRequest;

/** Pages by number, from 1 up. What is no number, or too small, is read as if it were not there; what is too large, as the largest. */
record PxPaging(long page, int rpp) {

    private static final int DEFAULT_RPP = 20;
    private static final int MAX_RPP = 100;

    static PxPaging of(HttpRequest<?> request) {
        long rpp = QueryParameters.number(request, "rpp");
        return new PxPaging(
                Math.max(1, QueryParameters.number(request, "page")),
                rpp < 1 ? DEFAULT_RPP : (int) Math.min(rpp, MAX_RPP));
    }

    Offset offset() {
        return new Offset((page - 1) * rpp, rpp);
    }

    /** None for an empty list. */
    long pages(long total) {
        return Math.ceilDiv(total, rpp);
    }
}
