package dev.kith.http.fivehundredpx.oauth.signature;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kith.http.wire.ApiError;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Sees to it that a signed request is good once. It must be of these minutes, its nonce is remembered for as long, and what was signed
 * before this process began, when no nonce was remembered yet, is refused.
 */
@Singleton
final class Nonces {

    static final Duration WINDOW = Duration.ofMinutes(5);

    /** Half a kilobyte each, at the most; more are not taken until some are old. */
    static final int MOST = 100_000;

    private static final int LONGEST = 255;

    private final Clock clock;
    private final Instant begun;
    private final Cache<UsedNonce, Boolean> used;

    private record UsedNonce(String app, String token, long timestamp, String nonce) {}

    @Inject
    Nonces(Clock clock) {
        this(clock, Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
    }

    Nonces(Clock clock, Instant begun) {
        this.clock = clock;
        this.begun = Instant.ofEpochSecond(begun.getEpochSecond());
        // a request may be stamped as far ahead of our clock as behind it, and is taken until that second is over
        this.used = Caffeine.newBuilder()
                .expireAfterWrite(WINDOW.multipliedBy(2).plusSeconds(1))
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .build();
    }

    /** @throws ApiError 401 with what is wrong about the timestamp or the nonce */
    void use(String app, String token, String timestamp, String nonce) {
        if (!timestamp.matches("[1-9][0-9]{0,11}")) {
            throw OAuth1Errors.invalid("oauth_timestamp is not a number of seconds since 1970.");
        }
        if (nonce.length() > LONGEST) {
            throw OAuth1Errors.invalid("oauth_nonce is longer than " + LONGEST + " characters.");
        }
        long seconds = Long.parseLong(timestamp);
        Instant signed = Instant.ofEpochSecond(seconds);
        Instant now = clock.instant();
        if (Duration.between(signed, now).abs().compareTo(WINDOW) > 0) {
            throw OAuth1Errors.invalid("oauth_timestamp is more than " + WINDOW.toSeconds()
                    + " seconds away from our clock, which says " + now.getEpochSecond() + ".");
        }
        if (signed.isBefore(begun)) {
            throw OAuth1Errors.invalid(
                    "oauth_timestamp is before this server began; our clock says " + now.getEpochSecond() + ".");
        }
        if (used.estimatedSize() >= MOST) {
            used.cleanUp();
            if (used.estimatedSize() >= MOST) {
                throw ApiError.throttled(WINDOW);
            }
        }
        if (used.asMap().putIfAbsent(new UsedNonce(app, token, seconds, nonce), true) != null) {
            throw OAuth1Errors.invalid("oauth_nonce was used before.");
        }
    }
}
