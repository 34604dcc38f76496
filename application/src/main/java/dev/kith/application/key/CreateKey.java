package dev.kith.application.key;

import dev.kith.application.audit.AuditLog;
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

    private final Keys keys;
    private final Clock clock;
    private final RandomGenerator random;

    /** @param random a cryptographically strong generator, such as SecureRandom */
    public CreateKey(Keys keys, Clock clock, RandomGenerator random) {
        this.keys = keys;
        this.clock = clock;
        this.random = random;
    }

    /** @param expires when the key ends, null if it does not */
    public IssuedKey handle(String name, Set<KeyScope> scopes, @Nullable Instant expires) {
        KeyText text = KeyText.random(random);
        ServiceKey key = new ServiceKey(
                text.id(),
                name,
                scopes,
                clock.instant(),
                expires,
                null,
                null,
                List.of(new KeySecret(text.secret().hash(), null)));
        keys.add(key);
        AuditLog.keyCreated(key.id());
        return new IssuedKey(key, text);
    }
}
