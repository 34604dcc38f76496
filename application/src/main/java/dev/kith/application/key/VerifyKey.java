package dev.kith.application.key;

import dev.kith.domain.key.KeyState;
import dev.kith.domain.key.KeyText;
import dev.kith.domain.key.ServiceKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Verifies a key that a request presents, and notes its use once a minute. */
public final class VerifyKey {

    public sealed interface Answer {

        record Valid(ServiceKey key) implements Answer {}

        /** @param state any but {@link KeyState#VALID} */
        record Refused(KeyState state) implements Answer {}
    }

    private final Keys keys;
    private final Clock clock;

    public VerifyKey(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    public Answer handle(KeyText presented) {
        Instant now = clock.instant();
        Optional<ServiceKey> found = keys.find(presented.id());
        KeyState state =
                found.map(key -> key.state(presented.secret().hash(), now)).orElse(KeyState.UNKNOWN);
        if (found.isEmpty() || state != KeyState.VALID) {
            return new Answer.Refused(state);
        }
        ServiceKey key = found.get();
        if (key.isUseNewAt(now)) {
            var _ = keys.edit(key.id(), kept -> kept.usedAt(now));
        }
        return new Answer.Valid(key);
    }
}
