package dev.kith.http.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How many wrong passwords and codes are accepted before a caller must wait.
 *
 * @param perAccount for one name from one address, or for one signed-in user, from 1 to {@link #MOST}
 * @param perAddress from one address, whatever the account, from 1 to {@link #MOST}
 * @param window the time in which all of them are forgiven, one by one; at least a second
 */
@ConfigurationProperties("kith.attempts")
public record AttemptLimits(int perAccount, int perAddress, Duration window) {

    /** A token bucket gets at most one token a nanosecond, also where it has a hundred times as many. */
    public static final int MOST = 1_000_000;

    public AttemptLimits {
        if (perAccount < 1 || perAccount > MOST || perAddress < 1 || perAddress > MOST || window.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "attempts or their window are out of bounds: " + perAccount + ", " + perAddress + ", " + window);
        }
    }
}
