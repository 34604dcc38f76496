package dev.kith.http.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/** @param codeLife how long a code that confirms an address is valid; positive */
@ConfigurationProperties("kith.email")
public record EmailSettings(Duration codeLife) {

    public EmailSettings {
        if (!codeLife.isPositive()) {
            throw new IllegalArgumentException("the life of a code must be positive: " + codeLife);
        }
    }
}
