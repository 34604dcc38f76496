package dev.kith.http.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * What callers may hold.
 *
 * @param perAddress the most connections of one address; 0 for no bound of one address
 * @param bodyBytes the most bytes of all bodies that are not answered yet
 * @param patience how long the head of a request may take, and how long a body may be slower than the minimum rate
 */
@ConfigurationProperties("kith.connections")
public record ConnectionSettings(int perAddress, long bodyBytes, Duration patience) {}
