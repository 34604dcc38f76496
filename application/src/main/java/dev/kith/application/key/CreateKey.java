package dev.kith.application.key;

import dev.kith.application.audit.AuditLog;
import dev.kith.domain.key.KeyAdmission;
import dev.kith.domain.key.KeyId;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.key.KeySecret;
import dev.kith.domain.key.KeyText;
import dev.kith.domain.key.ServiceKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Creates a service key. */
public final class CreateKey {

    public sealed interface Answer {

        record Created(IssuedKey issued) implements Answer {}

        /** {@link KeyAdmission#MAX_VALID} keys are valid. */
        record TooMany() implements Answer {}

        /** The key that makes the new one was revoked a moment ago. */
        record CreatorRevoked() implements Answer {}
    }

    private final Keys keys;
    private final Clock clock;
    private final RandomGenerator random;

    /** @param random a cryptographically strong generator, such as SecureRandom */
    public CreateKey(Keys keys, Clock clock, RandomGenerator random) {
        this.keys = keys;
        this.clock = clock;
        this.random = random;
    }

    /**
     * @param expires when the key ends, null if it does not
     * @param createdBy the key that makes it; null if an operator does
     */
    public Answer handle(String name, Set<KeyScope> scopes, @Nullable Instant expires, @Nullable KeyId createdBy) {
        KeyText text = KeyText.random(random);
        Instant now = clock.instant();
        ServiceKey key = new ServiceKey(
                text.id(),
                name,
                scopes,
                now,
                expires,
                null,
                null,
                List.of(new KeySecret(text.secret().hash(), null)),
                createdBy);
        return switch (keys.add(key, existing -> KeyAdmission.of(key, existing, now))) {
            case KeyAdmission.Admitted _ -> {
                AuditLog.keyCreated(key.id());
                yield new Answer.Created(new IssuedKey(key, text));
            }
            case KeyAdmission.TooMany() -> new Answer.TooMany();
            case KeyAdmission.CreatorRevoked() -> new Answer.CreatorRevoked();
        };
    }
}
