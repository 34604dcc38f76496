package dev.kith.http.settings;

import io.micronaut.context.annotation.ConfigurationProperties;

/** @param enabled whether Kith's own API is served; {@code @Requires} reads the property itself */
@ConfigurationProperties("kith.graph")
public record GraphSettings(boolean enabled) {}
