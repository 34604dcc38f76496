package dev.kith.neo4j.spi;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A row has no value where there is always one. Neo4j reads a node's properties one after the other, so who reads it while it is replaced or removed may
 * find some of them gone.
 */
public final class ValueMissing extends RuntimeException {

    private static final int TIMES = 5;
    private static final Duration PAUSE = Duration.ofMillis(1);

    ValueMissing(String name) {
        super("no value for " + name);
    }

    /** Does the work again when it read what was just being changed, a few times: what is still missing then is not there. */
    public static <T> T retryOnMissing(Supplier<T> work) {
        for (int time = 1; ; time++) {
            try {
                return work.get();
            } catch (ValueMissing missing) {
                if (time == TIMES) {
                    throw missing;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
