package dev.kith.http.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kith.application.attempt.Attempts;
import dev.kith.application.attempt.Target;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A bucket of attempts for each target, filled again evenly over the window. Bounded: a target unheard of for a window is forgotten. */
@Singleton
final class BucketAttempts implements Attempts {

    private static final int TARGETS = 200_000;

    private final int perAccount;
    private final int perAddress;
    private final Duration window;
    private final TimeMeter time;
    private final Cache<Target, Bucket> buckets;

    BucketAttempts(
            @Value("${kith.attempts.per-account}") int perAccount,
            @Value("${kith.attempts.per-address}") int perAddress,
            @Value("${kith.attempts.window}") Duration window,
            Clock clock) {
        this.perAccount = perAccount;
        this.perAddress = perAddress;
        this.window = window;
        this.time = new ClockTime(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(TARGETS)
                .expireAfterAccess(window)
                .ticker(time::currentTimeNanos)
                .build();
    }

    @Override
    public @Nullable Duration take(List<Target> targets) {
        List<Target> taken = new ArrayList<>();
        for (Target target : targets) {
            ConsumptionProbe probe = bucket(target).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                giveBack(taken);
                return Duration.ofNanos(probe.getNanosToWaitForRefill());
            }
            taken.add(target);
        }
        return null;
    }

    @Override
    public void giveBack(List<Target> targets) {
        targets.forEach(target -> bucket(target).addTokens(1));
    }

    private Bucket bucket(Target target) {
        return buckets.get(target, this::fresh);
    }

    private Bucket fresh(Target target) {
        int most = switch (target) {
            case Target.From ignored -> perAddress;
            case Target.PasswordOf ignored -> perAccount;
            case Target.PasswordOfNoOne ignored -> perAccount;
            case Target.CodeOf ignored -> perAccount;
        };
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, window))
                .withCustomTimePrecision(time)
                .build();
    }

    private record ClockTime(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MICROSECONDS.toNanos(ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
