package dev.kith.application.key;

import dev.kith.domain.key.KeyAdmission;
import dev.kith.domain.key.KeyId;
import dev.kith.domain.key.ServiceKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

public final class InMemoryKeys implements Keys {

    private final Map<KeyId, ServiceKey> keys = new ConcurrentHashMap<>();

    @Override
    public Optional<ServiceKey> find(KeyId id) {
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public synchronized KeyAdmission add(ServiceKey key, Function<List<ServiceKey>, KeyAdmission> rule) {
        if (keys.containsKey(key.id())) {
            throw new IllegalStateException("The key " + key.id() + " was made twice");
        }
        KeyAdmission admission = rule.apply(list());
        if (admission instanceof KeyAdmission.Admitted(List<KeyId> forgotten)) {
            forgotten.forEach(keys::remove);
            keys.put(key.id(), key);
        }
        return admission;
    }

    @Override
    public List<ServiceKey> list() {
        return keys.values().stream()
                .sorted(Comparator.comparing(ServiceKey::created)
                        .thenComparing(key -> key.id().value()))
                .toList();
    }

    @Override
    public synchronized Optional<ServiceKey> edit(KeyId id, UnaryOperator<ServiceKey> change) {
        return Optional.ofNullable(keys.computeIfPresent(id, (_, key) -> change.apply(key)));
    }
}
