package dev.kith.http.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kith.application.attempt.AttemptKey;
import dev.kith.application.attempt.Attempts;
import dev.kith.http.settings.AttemptLimits;
import dev.kith.http.wire.Microseconds;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A token bucket for each key, refilled evenly over a window. A key that is unused for a window is dropped. */
@Singleton
final class BucketAttempts implements Attempts {

    private static final int MAX_KEYS = 200_000;

    private final AttemptLimits limits;
    private final TimeMeter time;
    private final Cache<AttemptKey, Bucket> buckets;

    BucketAttempts(AttemptLimits limits, Clock clock) {
        this.limits = limits;
        this.time = new ClockTime(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterAccess(limits.window())
                .ticker(time::currentTimeNanos)
                .build();
    }

    @Override
    public @Nullable Duration tryAcquire(List<AttemptKey> keys) {
        List<AttemptKey> taken = new ArrayList<>();
        for (AttemptKey key : keys) {
            ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                release(taken);
                return Duration.ofNanos(probe.getNanosToWaitForRefill());
            }
            taken.add(key);
        }
        return null;
    }

    @Override
    public void release(List<AttemptKey> keys) {
        keys.forEach(key -> bucket(key).addTokens(1));
    }

    private Bucket bucket(AttemptKey key) {
        return buckets.get(key, this::newBucket);
    }

    private Bucket newBucket(AttemptKey key) {
        int capacity = switch (key) {
            case AttemptKey.Address ignored -> limits.perAddress();
            case AttemptKey.PasswordOf ignored -> limits.perAccount();
            case AttemptKey.UnknownName ignored -> limits.perAccount();
            case AttemptKey.CodeOf ignored -> limits.perAccount();
        };
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, limits.window()))
                .withCustomTimePrecision(time)
                .build();
    }

    private record ClockTime(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MICROSECONDS.toNanos(Microseconds.of(clock.instant()));
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
