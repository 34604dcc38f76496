package dev.kith.http.settings;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * @param enabled whether Kith's own API is served; {@code @Requires} reads the property itself
 * @param tellUnfollows whether a user sees who no longer follows them
 */
@ConfigurationProperties("kith.graph")
public record GraphSettings(boolean enabled, boolean tellUnfollows) {}
