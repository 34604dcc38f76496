package dev.kith.http.oauth;

import dev.kith.http.wire.Dialects;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Forbids caches to store tokens and errors about tokens. The filter sees the responses of the other dialects too: the
 * framework would match a pattern for each request, which takes longer.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class NoStoreFilter {

    private final OAuthDialect oauth;
    private final Dialects dialects;

    NoStoreFilter(OAuthDialect oauth, Dialects dialects) {
        this.oauth = oauth;
        this.dialects = dialects;
    }

    @ResponseFilter
    void forbid(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (dialects.of(request).filter(oauth::equals).isPresent()) {
            response.header("Cache-Control", "no-store");
            response.header("Pragma", "no-cache");
        }
    }
}
