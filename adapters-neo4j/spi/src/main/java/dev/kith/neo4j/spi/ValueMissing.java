package dev.kith.neo4j.spi;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A row lacks a value that is always present. Neo4j reads the properties of a node one by one, so a read of a node that
 * is being replaced or deleted may miss some of them.
 */
public final class ValueMissing extends RuntimeException {

    private static final int MAX_ATTEMPTS = 8;

    /** Each pause is twice the last one, so all of them take an eighth of a second. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(1);

    ValueMissing(String name) {
        super("no value for " + name);
    }

    /** Runs the work again when a value is missing, seven times at most: a value still missing then does not exist. */
    public static <T> T retryOnMissing(Supplier<T> work) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (ValueMissing missing) {
                if (attempt == MAX_ATTEMPTS) {
                    throw missing;
                }
                LockSupport.parkNanos(pause.toNanos());
                pause = pause.multipliedBy(2);
            }
        }
    }
}
