package dev.kith.neo4j.spi;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** For how long a transaction is retried after transient failures. */
public final class RetryLimits {

    public static final Duration IN_PROCESS = Duration.ofSeconds(30);

    /** Shorter, because callers wait about ten seconds. */
    public static final Duration OVER_BOLT = Duration.ofSeconds(10);

    /** Each pause is twice the last one. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(2);

    private static final Duration MAX_PAUSE = Duration.ofMillis(250);

    private RetryLimits() {}

    /**
     * Runs the work again, after a pause, while it throws a failure that may pass.
     *
     * @param limit no attempt starts later than this
     */
    public static <T> T retry(Duration limit, Supplier<T> work, Predicate<RuntimeException> mayPass) {
        long deadline = System.nanoTime() + limit.toNanos();
        for (long pause = FIRST_PAUSE.toNanos(); ; pause = Math.min(2 * pause, MAX_PAUSE.toNanos())) {
            try {
                return work.get();
            } catch (RuntimeException failure) {
                if (!mayPass.test(failure) || System.nanoTime() + pause > deadline) {
                    throw failure;
                }
                LockSupport.parkNanos(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
            }
        }
    }
}
