package dev.kith.bootstrap.key;

import dev.kith.application.key.Keys;
import dev.kith.domain.key.KeyAdmission;
import dev.kith.domain.key.KeyId;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.key.KeySecret;
import dev.kith.domain.key.KeyText;
import dev.kith.domain.key.ServiceKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The keys of a store, and one more that the options of the server give. That one has the scope {@code graph}. It is in
 * no graph, so no list has it, and a change of it lasts until the server stops.
 */
public final class ConfiguredKeys implements Keys {

    private static final String NAME = "--service-key";

    private final Keys store;
    private final KeyId configuredId;
    private ServiceKey configured;

    public ConfiguredKeys(Keys store, KeyText text, Instant now) {
        this.store = store;
        this.configuredId = text.id();
        this.configured = new ServiceKey(
                text.id(),
                NAME,
                Set.of(KeyScope.GRAPH),
                now,
                null,
                null,
                null,
                List.of(new KeySecret(text.secret().hash(), null)),
                null);
    }

    @Override
    public Optional<ServiceKey> find(KeyId id) {
        return id.equals(configuredId) ? Optional.of(edited(key -> key)) : store.find(id);
    }

    @Override
    public KeyAdmission add(ServiceKey key, Function<List<ServiceKey>, KeyAdmission> rule) {
        if (key.id().equals(configuredId)) {
            throw new IllegalStateException("The key " + key.id() + " was made twice");
        }
        boolean isRevoked =
                configuredId.equals(key.createdBy()) && edited(found -> found).revoked() != null;
        return isRevoked ? new KeyAdmission.CreatorRevoked() : store.add(key, rule);
    }

    @Override
    public List<ServiceKey> list() {
        return store.list();
    }

    @Override
    public Optional<ServiceKey> edit(KeyId id, UnaryOperator<ServiceKey> change) {
        return id.equals(configuredId) ? Optional.of(edited(change)) : store.edit(id, change);
    }

    private synchronized ServiceKey edited(UnaryOperator<ServiceKey> change) {
        configured = change.apply(configured);
        return configured;
    }
}
