package dev.kith.http.oauth;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Forbids caches to store tokens and errors about tokens. It compares the path itself: the framework would match the
 * patterns of its filters for each request, which takes longer.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class NoStoreFilter {

    private static final String PREFIX = "/oauth";

    @ResponseFilter
    void forbid(HttpRequest<?> request, MutableHttpResponse<?> response) {
        String path = request.getPath();
        if (path.equals(PREFIX) || path.startsWith(PREFIX + "/")) {
            response.header("Cache-Control", "no-store");
            response.header("Pragma", "no-cache");
        }
    }
}
