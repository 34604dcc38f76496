package dev.kith.http.fivehundredpx.oauth.signature;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.kith.application.audit.AuditLog;
import dev.kith.domain.app.AppKey;
import dev.kith.http.wire.ApiError;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Prevents the replay of signed requests. A request is accepted within {@link #WINDOW} of its timestamp, and its nonce
 * is kept for that time. A request signed before this process started is refused, because its nonce may be lost. Each
 * application has a store of its own, so it can use up only its own.
 */
@Singleton
final class Nonces {

    static final Duration WINDOW = Duration.ofMinutes(5);

    /**
     * The nonces that are kept for one application, some 150 bytes each: 166 signed requests a second. A request beyond
     * this number is refused until older nonces expire.
     */
    static final int MAX_PER_APP = 100_000;

    // a timestamp may be ahead of this clock by the window, and is accepted until it is behind by the window
    private static final Duration KEPT = WINDOW.multipliedBy(2).plusSeconds(1);

    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,11}+");
    private static final int MAX_NONCE_LENGTH = 255;

    private final Clock clock;
    private final Instant startedAt;
    private final LoadingCache<AppKey, Cache<UUID, Boolean>> usedNonces;

    /** The applications whose limit the log has, once in each window. */
    private final Cache<AppKey, Boolean> reported;

    @Inject
    Nonces(Clock clock) {
        this(clock, Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
    }

    Nonces(Clock clock, Instant startedAt) {
        this.clock = clock;
        this.startedAt = Instant.ofEpochSecond(startedAt.getEpochSecond());
        this.reported = builder().expireAfterWrite(WINDOW).build();
        this.usedNonces = builder()
                .expireAfterAccess(KEPT)
                .build(_ -> builder().expireAfterWrite(KEPT).build());
    }

    private Caffeine<Object, Object> builder() {
        return Caffeine.newBuilder()
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos());
    }

    /**
     * Marks a nonce as used.
     *
     * @param timestamp seconds since 1970
     * @throws ApiError 401 if the timestamp is invalid or the nonce was used before, 429 if the application has used as
     *     many as it may
     */
    void use(AppKey app, String token, String timestamp, String nonce) {
        if (!SECONDS.matcher(timestamp).matches()) {
            throw OAuth1Errors.invalid("oauth_timestamp is not a number of seconds since 1970.");
        }
        if (nonce.length() > MAX_NONCE_LENGTH) {
            throw OAuth1Errors.invalid("oauth_nonce is longer than " + MAX_NONCE_LENGTH + " characters.");
        }
        long seconds = Long.parseLong(timestamp);
        Instant signed = Instant.ofEpochSecond(seconds);
        Instant now = clock.instant();
        if (Duration.between(signed, now).abs().compareTo(WINDOW) > 0) {
            throw OAuth1Errors.invalid("oauth_timestamp is more than " + WINDOW.toSeconds()
                    + " seconds away from our clock, which says " + now.getEpochSecond() + ".");
        }
        if (signed.isBefore(startedAt)) {
            throw OAuth1Errors.invalid(
                    "oauth_timestamp is before this server began; our clock says " + now.getEpochSecond() + ".");
        }
        Cache<UUID, Boolean> used = usedNonces.get(app);
        if (used.estimatedSize() >= MAX_PER_APP) {
            used.cleanUp();
            if (used.estimatedSize() >= MAX_PER_APP) {
                if (reported.asMap().putIfAbsent(app, true) == null) {
                    AuditLog.appThrottled("nonces", app);
                }
                throw ApiError.throttled(WINDOW);
            }
        }
        if (used.asMap().putIfAbsent(id(token, seconds, nonce), true) != null) {
            throw OAuth1Errors.invalid("oauth_nonce was used before.");
        }
    }

    /** A hash, which is smaller. A collision refuses a request of the application that made it, and of no other. */
    private static UUID id(String token, long timestamp, String nonce) {
        return UUID.nameUUIDFromBytes(
                (timestamp + " " + token.length() + " " + token + nonce).getBytes(StandardCharsets.UTF_8));
    }
}
