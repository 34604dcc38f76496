package dev.kith.application.key;

import dev.kith.domain.key.KeyId;
import dev.kith.domain.key.ServiceKey;
import java.util.Optional;

/** Finds a service key by its id, a revoked one too. */
public final class FindKey {

    private final Keys keys;

    public FindKey(Keys keys) {
        this.keys = keys;
    }

    /** @return empty if no key has the id */
    public Optional<ServiceKey> handle(KeyId id) {
        return keys.find(id);
    }
}
