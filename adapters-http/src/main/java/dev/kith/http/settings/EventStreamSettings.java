package dev.kith.http.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * The bounds of the streams of events.
 *
 * @param checkpoint time between two checks of the credentials, after each of which the reader gets its position
 * @param patience how long a reader may take nothing
 * @param life after which the reader connects again
 * @param perCaller the most streams of one key or one user
 * @param perServer the most streams of the server
 */
@ConfigurationProperties("kith.graph.streams")
public record EventStreamSettings(
        Duration checkpoint, Duration patience, Duration life, int perCaller, int perServer) {}
