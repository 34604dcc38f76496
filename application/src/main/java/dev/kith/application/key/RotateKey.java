package dev.kith.application.key;

import dev.kith.application.audit.AuditLog;
import dev.kith.domain.key.KeyId;
import dev.kith.domain.key.KeyText;
import dev.kith.domain.key.ServiceKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Gives a service key a new secret. */
public final class RotateKey {

    /** The longest time in which both secrets count. */
    public static final Duration MAX_OVERLAP = Duration.ofDays(30);

    public sealed interface Answer {

        record Rotated(IssuedKey issued) implements Answer {}

        /** A revoked key stays revoked. */
        record Revoked() implements Answer {}

        record NoSuchKey() implements Answer {}
    }

    private final Keys keys;
    private final Clock clock;
    private final RandomGenerator random;

    /** @param random a cryptographically strong generator, such as SecureRandom */
    public RotateKey(Keys keys, Clock clock, RandomGenerator random) {
        this.keys = keys;
        this.clock = clock;
        this.random = random;
    }

    /** @param overlap how long the present secret counts beside the new one, at most {@link #MAX_OVERLAP} */
    public Answer handle(KeyId id, Duration overlap) {
        KeyText text = KeyText.random(id, random);
        Instant now = clock.instant();
        ServiceKey key = keys.edit(
                        id,
                        found -> found.revoked() == null
                                ? found.rotated(text.secret().hash(), now, overlap)
                                : found)
                .orElse(null);
        if (key == null) {
            return new Answer.NoSuchKey();
        }
        if (key.revoked() != null) {
            return new Answer.Revoked();
        }
        AuditLog.keyRotated(id);
        return new Answer.Rotated(new IssuedKey(key, text));
    }
}
