package dev.kith.http.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** @param publicUrl how clients reach the server, for the links in answers; null for the host that a request names */
@ConfigurationProperties("kith.links")
public record LinkSettings(@Nullable URI publicUrl) {}
