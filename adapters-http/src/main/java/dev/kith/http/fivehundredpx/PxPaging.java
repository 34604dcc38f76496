package dev.kith.http.fivehundredpx;

import dev.kith.http.wire.input.NumberedPage;
import dev.kith.http.wire.input.QueryParameters;
import io.micronaut.http.HttpRequest;

/**
 * Reads {@code page} and {@code rpp}, the results per page. A malformed value and a value below 1 count as absent. A
 * {@code rpp} above the maximum counts as the maximum.
 */
final class PxPaging {

    private static final int DEFAULT_RPP = 20;
    private static final int MAX_RPP = 100;

    private PxPaging() {}

    static NumberedPage of(HttpRequest<?> request) {
        long rpp = QueryParameters.number(request, "rpp");
        return new NumberedPage(
                Math.max(1, QueryParameters.number(request, "page")),
                rpp < 1 ? DEFAULT_RPP : (int) Math.min(rpp, MAX_RPP));
    }
}
