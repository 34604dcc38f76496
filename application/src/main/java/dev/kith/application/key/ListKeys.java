package dev.kith.application.key;

import dev.kith.domain.key.ServiceKey;
import java.util.List;

/** Lists the service keys, the oldest first, the revoked ones too. */
public final class ListKeys {

    private final Keys keys;

    public ListKeys(Keys keys) {
        this.keys = keys;
    }

    public List<ServiceKey> handle() {
        return keys.list();
    }
}
