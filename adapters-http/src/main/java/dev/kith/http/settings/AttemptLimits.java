package dev.kith.http.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How many wrong passwords and codes are accepted before a caller must wait.
 *
 * @param perAccount for one name from one address, or for one signed-in user, at least 1
 * @param perAddress from one address, whatever the account, at least 1
 * @param window the time in which all of them are forgiven, one by one
 */
@ConfigurationProperties("kith.attempts")
public record AttemptLimits(int perAccount, int perAddress, Duration window) {

    public AttemptLimits {
        if (perAccount < 1 || perAddress < 1 || !window.isPositive()) {
            throw new IllegalArgumentException(
                    "attempts and their window must be positive: " + perAccount + ", " + perAddress + ", " + window);
        }
    }
}
