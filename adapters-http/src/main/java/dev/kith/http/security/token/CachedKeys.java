package dev.kith.http.security.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.kith.application.key.Keys;
import dev.kith.domain.key.KeyAdmission;
import dev.kith.domain.key.KeyId;
import dev.kith.domain.key.ServiceKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Remembers keys for {@link #MAX_AGE}, so that few requests ask the store. A change made elsewhere, by a command or by
 * another server, counts here after that time.
 */
public final class CachedKeys implements Keys {

    public static final Duration MAX_AGE = Duration.ofSeconds(4);

    private static final int MAX_KEYS = 10_000;

    private final Keys store;
    private final Cache<KeyId, Optional<ServiceKey>> keys;

    public CachedKeys(Keys store, Ticker ticker) {
        this.store = store;
        this.keys = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterWrite(MAX_AGE)
                .ticker(ticker)
                .build();
    }

    @Override
    public Optional<ServiceKey> find(KeyId id) {
        return keys.get(id, store::find);
    }

    @Override
    public KeyAdmission add(ServiceKey key, Function<List<ServiceKey>, KeyAdmission> rule) {
        try {
            return store.add(key, rule);
        } finally {
            keys.invalidate(key.id());
        }
    }

    @Override
    public List<ServiceKey> list() {
        return store.list();
    }

    @Override
    public Optional<ServiceKey> edit(KeyId id, UnaryOperator<ServiceKey> change) {
        try {
            return store.edit(id, change);
        } finally {
            keys.invalidate(id);
        }
    }
}
