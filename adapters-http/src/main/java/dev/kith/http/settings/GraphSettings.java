package dev.kith.http.settings;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * @param enabled whether Kith's own API is served; {@code @Requires} reads the property itself
 * @param tellUnfollows whether a user sees who no longer follows them
 * @param events whether the journal is written; without it there are neither events nor states
 * @param rate requests that a key may send a minute; 0 for any number
 * @param userRate requests that a user may send a minute; 0 for any number
 */
@ConfigurationProperties("kith.graph")
public record GraphSettings(boolean enabled, boolean tellUnfollows, boolean events, int rate, int userRate) {}
