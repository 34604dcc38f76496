package dev.kith.http.settings;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * The API compatible with 500px.
 *
 * @param enabled whether it is served; {@code @Requires} reads the property itself
 * @param findByEmail whether any application may look users up by e-mail address, and so test which addresses have an
 *     account
 */
@ConfigurationProperties("kith.px")
public record PxSettings(boolean enabled, boolean findByEmail) {}
