package dev.kith.domain.key;

import dev.kith.domain.account.SecretHash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret of a service key.
 *
 * @param until when it ends, because a newer one replaces it; null if it does not end before the key
 */
public record KeySecret(SecretHash hash, @Nullable Instant until) {

    boolean isValidAt(Instant moment) {
        return until == null || moment.isBefore(until);
    }

    KeySecret endingAt(Instant end) {
        return new KeySecret(hash, until == null || end.isBefore(until) ? end : until);
    }
}
