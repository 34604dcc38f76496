package dev.kith.http.settings;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * @param enabled whether the API compatible with Quran Reflect is served; {@code @Requires} reads the property itself
 */
@ConfigurationProperties("kith.reflect")
public record ReflectSettings(boolean enabled) {}
