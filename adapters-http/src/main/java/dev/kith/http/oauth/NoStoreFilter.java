package dev.kith.http.oauth;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Forbids caches to store tokens and errors about tokens. */
@ServerFilter("/oauth/**")
final class NoStoreFilter {

    @ResponseFilter
    void forbid(MutableHttpResponse<?> response) {
        response.header("Cache-Control", "no-store");
        response.header("Pragma", "no-cache");
    }
}
