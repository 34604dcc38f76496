package dev.kith.neo4j.walk;

import dev.kith.domain.walk.WalkCursor;
import dev.kith.neo4j.Micros;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rest of a walk, in microseconds.
 *
 * @param since the time of the place before the first entry
 * @param user the user of that place, 0 for the beginning of that time: no user has this id
 * @param from the oldest time of an entry
 */
record WalkRange(long since, long user, long from) {

    /**
     * What follows a place.
     *
     * @param start null for the beginning
     * @param since null, or the oldest time of an entry
     * @param until null, or the first time that is too late
     */
    static WalkRange after(@Nullable WalkCursor start, @Nullable Instant since, @Nullable Instant until) {
        long oldest = from(since);
        long end = until(until);
        boolean isFirst = start == null || Micros.of(start.since()) >= end;
        return start == null || isFirst
                ? new WalkRange(end, 0, oldest)
                : new WalkRange(Micros.of(start.since()), start.user().value(), oldest);
    }

    static long from(@Nullable Instant since) {
        return since == null ? Long.MIN_VALUE : Micros.of(since);
    }

    static long until(@Nullable Instant until) {
        return until == null ? Long.MAX_VALUE : Micros.of(until);
    }

    boolean isEmpty() {
        return since < from;
    }
}
