package dev.kith.http.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.kith.application.attempt.AttemptKey;
import dev.kith.application.attempt.Attempts;
import dev.kith.application.audit.AuditLog;
import dev.kith.domain.access.AppToken;
import dev.kith.domain.session.Session;
import dev.kith.domain.user.UserId;
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

/**
 * A token bucket for each key, refilled evenly over a window. A key that is unused for a window is dropped. Sign-ins
 * are remembered for as long as a session may rest.
 */
@Singleton
final class BucketAttempts implements Attempts {

    private static final int MAX_KEYS = 200_000;
    private static final int MAX_SIGN_INS = 100_000;

    private static final int MAX_REPORTED = 10_000;
    private static final Duration REPORT_INTERVAL = Duration.ofMinutes(1);

    private static final Duration MAIL_WINDOW = Duration.ofDays(1);
    private static final int EMAIL_CHANGES = 10;
    private static final int MAILS = 5;

    /** The request tokens that one application gets while one of them lasts: some sixteen a second. */
    private static final int MAX_REQUESTS = 10_000;

    /** How many times the limit of one address applies to all addresses together, and to attempts beyond a limit. */
    private static final int FACTOR = 10;

    /** So many attempts in the window. */
    private record Limit(long attempts, Duration window) {}

    private record SignIn(UserId user, AttemptKey.Address from) {}

    private final AttemptLimits limits;
    private final TimeMeter time;
    private final Cache<AttemptKey, Bucket> buckets;
    private final Cache<SignIn, Boolean> signIns;

    /** The keys whose limit the log has, once a minute. */
    private final Cache<AttemptKey, Boolean> reported;

    BucketAttempts(AttemptLimits limits, Clock clock) {
        this.limits = limits;
        this.time = new ClockTime(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfter(Expiry.<AttemptKey, Bucket>accessing(
                        (key, _) -> limit(key).window()))
                .ticker(time::currentTimeNanos)
                .build();
        this.reported = Caffeine.newBuilder()
                .maximumSize(MAX_REPORTED)
                .expireAfterWrite(REPORT_INTERVAL)
                .ticker(time::currentTimeNanos)
                .build();
        this.signIns = Caffeine.newBuilder()
                .maximumSize(MAX_SIGN_INS)
                .expireAfterAccess(Session.LIFETIME)
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
                if (reported.asMap().putIfAbsent(key, true) == null) {
                    report(key);
                }
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

    @Override
    public void recordSignIn(UserId user, AttemptKey.Address from) {
        signIns.put(new SignIn(user, from), true);
    }

    @Override
    public boolean hasSignedIn(UserId user, AttemptKey.Address from) {
        return signIns.getIfPresent(new SignIn(user, from)) != null;
    }

    private static void report(AttemptKey key) {
        switch (key) {
            case AttemptKey.Address from -> AuditLog.throttled("address", null, from);
            case AttemptKey.Name _ -> AuditLog.throttled("name", null, null);
            case AttemptKey.NameFrom guess -> AuditLog.throttled("name-from-address", null, guess.from());
            case AttemptKey.Beyond(var limited) -> report(limited);
            case AttemptKey.PasswordOf(var user) -> AuditLog.throttled("password", user, null);
            case AttemptKey.CodeOf(var user, var from) -> AuditLog.throttled("code", user, from);
            case AttemptKey.EmailChangesOf(var user) -> AuditLog.throttled("email-changes", user, null);
            case AttemptKey.RequestsOf(var app) -> AuditLog.appThrottled("request-tokens", app);
            case AttemptKey.MailTo _, AttemptKey.NoticeTo _ -> AuditLog.throttled("mails", null, null);
        }
    }

    private Bucket bucket(AttemptKey key) {
        return buckets.get(key, this::newBucket);
    }

    private Bucket newBucket(AttemptKey key) {
        Limit limit = limit(key);
        return Bucket.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.attempts()).refillGreedy(limit.attempts(), limit.window()))
                .withCustomTimePrecision(time)
                .build();
    }

    private Limit limit(AttemptKey key) {
        return switch (key) {
            case AttemptKey.Address _ -> new Limit(limits.perAddress(), limits.window());
            case AttemptKey.NameFrom _, AttemptKey.PasswordOf _, AttemptKey.CodeOf _ ->
                new Limit(limits.perAccount(), limits.window());
            case AttemptKey.Name _ -> new Limit((long) FACTOR * limits.perAccount(), limits.window());
            case AttemptKey.Beyond(var limited) -> {
                Limit limit = limit(limited);
                yield new Limit(FACTOR * limit.attempts(), limit.window());
            }
            case AttemptKey.EmailChangesOf _ -> new Limit(EMAIL_CHANGES, MAIL_WINDOW);
            case AttemptKey.RequestsOf _ -> new Limit(MAX_REQUESTS, AppToken.REQUEST_LIFETIME);
            case AttemptKey.MailTo _, AttemptKey.NoticeTo _ -> new Limit(MAILS, MAIL_WINDOW);
        };
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
