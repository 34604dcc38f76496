package dev.kith.http.settings;

import io.micronaut.context.annotation.ConfigurationProperties;

/** @param maxBytes the bound of the cache of users rendered as JSON; 0 for no cache */
@ConfigurationProperties("kith.rendered-users")
public record RenderedUsersSettings(long maxBytes) {

    public RenderedUsersSettings {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("a cache holds 0 bytes or more, not " + maxBytes);
        }
    }
}
