package dev.kith.application.key;

import dev.kith.application.audit.AuditLog;
import dev.kith.domain.key.KeyId;
import dev.kith.domain.key.ServiceKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Revokes a service key, and the keys that it made, and those that these made. They stay in the list for a while. */
public final class RevokeKey {

    private final Keys keys;
    private final Clock clock;

    public RevokeKey(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A revoked key makes no further ones, so all are found after it is revoked. An interrupted call is repeated.
     *
     * @return whether there is a key with this id
     */
    public boolean handle(KeyId id) {
        Instant now = clock.instant();
        if (!revoke(id, now)) {
            return false;
        }
        Deque<KeyId> makers = new ArrayDeque<>(List.of(id));
        while (!makers.isEmpty()) {
            KeyId maker = makers.pop();
            for (ServiceKey made : keys.list()) {
                if (maker.equals(made.createdBy()) && revoke(made.id(), now)) {
                    makers.push(made.id());
                }
            }
        }
        return true;
    }

    private boolean revoke(KeyId id, Instant now) {
        boolean existed = keys.edit(id, key -> key.revokedAt(now)).isPresent();
        if (existed) {
            AuditLog.keyRevoked(id);
        }
        return existed;
    }
}
