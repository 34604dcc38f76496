package dev.kith.application.key;

import dev.kith.application.audit.AuditLog;
import dev.kith.domain.key.KeyId;
import java.time.Clock;
import java.time.Instant;

/** Revokes a service key. It stays in the list. */
public final class RevokeKey {

    private final Keys keys;
    private final Clock clock;

    public RevokeKey(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** @return whether there is a key with this id */
    public boolean handle(KeyId id) {
        Instant now = clock.instant();
        boolean existed = keys.edit(id, key -> key.revokedAt(now)).isPresent();
        if (existed) {
            AuditLog.keyRevoked(id);
        }
        return existed;
    }
}
