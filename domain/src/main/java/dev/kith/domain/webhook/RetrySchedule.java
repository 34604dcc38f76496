package dev.kith.domain.webhook;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** When a delivery is tried again: the table of Standard Webhooks, each time up to a tenth more or less. */
final class RetrySchedule {

    /** The pause after each failed attempt but the last one. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** The attempts of a delivery. The first one has no pause. */
    static final int ATTEMPTS = PAUSES.size() + 1;

    private static final double JITTER = 0.1;

    private RetrySchedule() {}

    /** @param failed how many attempts have failed, from 1 to {@link #ATTEMPTS} - 1 */
    static Duration pause(int failed, RandomGenerator random) {
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return Duration.ofMillis((long) (PAUSES.get(failed - 1).toMillis() * factor));
    }
}
