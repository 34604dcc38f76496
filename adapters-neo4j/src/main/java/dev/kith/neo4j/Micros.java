package dev.kith.neo4j;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Times on edges and private nodes: whole microseconds since 1970 in UTC. They make small index entries and an exact
 * order.
 */
public final class Micros {

    /** Cypher for the present time. */
    public static final String NOW = "datetime().epochMillis * 1000";

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private Micros() {}

    public static long of(Instant time) {
        long seconds = time.getEpochSecond();
        long micros = time.getNano() / NANOS_PER_MICRO;
        // the whole second before the least time is beyond the range, the one after it is not
        return seconds < 0
                ? Math.addExact(Math.multiplyExact(seconds + 1, MICROS_PER_SECOND), micros - MICROS_PER_SECOND)
                : Math.addExact(Math.multiplyExact(seconds, MICROS_PER_SECOND), micros);
    }

    public static @Nullable Long ofNullable(@Nullable Instant time) {
        return time == null ? null : of(time);
    }

    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    public static @Nullable Instant instantOrNull(@Nullable Long micros) {
        return micros == null ? null : instant(micros);
    }
}
