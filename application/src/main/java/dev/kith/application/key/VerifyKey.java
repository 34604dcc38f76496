package dev.kith.application.key;

import dev.kith.application.Overloaded;
import dev.kith.application.StoreUnavailable;
import dev.kith.domain.key.KeyState;
import dev.kith.domain.key.KeyText;
import dev.kith.domain.key.ServiceKey;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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

    private static final Logger LOG = System.getLogger(VerifyKey.class.getName());

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
            noteUse(key, now);
        }
        return new Answer.Valid(key);
    }

    /** A use that cannot be noted now is noted by a later request: a key is good for reads while no write succeeds. */
    private void noteUse(ServiceKey key, Instant now) {
        try {
            var _ = keys.edit(key.id(), kept -> kept.usedAt(now));
        } catch (StoreUnavailable | Overloaded e) {
            LOG.log(Level.DEBUG, "The use of a key was not noted", e);
        }
    }
}
