package dev.kith.http.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * The bounds of the streams of events.
 *
 * @param checkpoint time after which a reader gets its position
 * @param recheck time between two checks of the credentials that Kith gave; those of an identity provider are checked
 *     with each checkpoint
 * @param patience how long a reader may take nothing
 * @param life after which the reader connects again
 * @param perCaller the most streams of one key or one user
 * @param perServer the most streams of the server
 */
@ConfigurationProperties("kith.graph.streams")
public record EventStreamSettings(
        Duration checkpoint, Duration recheck, Duration patience, Duration life, int perCaller, int perServer) {}
