package dev.kith.neo4j.spi;

import java.time.Duration;

/** For how long a transaction is retried after transient failures. */
public final class RetryLimits {

    public static final Duration IN_PROCESS = Duration.ofSeconds(30);

    /** Shorter, because callers wait about ten seconds. */
    public static final Duration OVER_BOLT = Duration.ofSeconds(10);

    private RetryLimits() {}
}
