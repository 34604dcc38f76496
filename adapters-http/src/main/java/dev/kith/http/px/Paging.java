package dev.kith.http.px;

import dev.kith.domain.page.Offset;
import dev.kith.http.wire.Query;
import io.micronaut.http.HttpRequest;

/** Pages by number, from 1 up. What is no number, or too small, is read as if it were not there; what is too large, as the largest. */
record Paging(long page, int rpp) {

    private static final int DEFAULT_RPP = 20;
    private static final int MAX_RPP = 100;

    static Paging of(HttpRequest<?> request) {
        long rpp = Query.number(request, "rpp");
        return new Paging(Math.max(1, Query.number(request, "page")), rpp < 1 ? DEFAULT_RPP : (int) Math.min(rpp, MAX_RPP));
    }

    Offset offset() {
        return new Offset((page - 1) * rpp, rpp);
    }

    /** None for an empty list. */
    long pages(long total) {
        return Math.ceilDiv(total, rpp);
    }
}
