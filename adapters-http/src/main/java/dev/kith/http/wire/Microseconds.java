package dev.kith.http.wire;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Converts instants to and from the microseconds since 1970-01-01 in UTC. */
public final class Microseconds {

    private Microseconds() {}

    public static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    public static Instant toInstant(long microseconds) {
        return Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS);
    }
}
