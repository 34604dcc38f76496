package dev.kith.application.key;

import dev.kith.domain.key.KeyId;
import dev.kith.domain.key.ServiceKey;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Stores service keys. Times are stored to the microsecond. */
public interface Keys {

    Optional<ServiceKey> find(KeyId id);

    /**
     * Stores a new key. Ids are random, so an id that exists is a programming error: the method throws and changes
     * nothing.
     */
    void add(ServiceKey key);

    /** All keys, the oldest first. */
    List<ServiceKey> list();

    /**
     * Changes a key in one atomic step. The change may run more than once and must keep the id.
     *
     * @return the changed key, empty if there is none with this id
     */
    Optional<ServiceKey> edit(KeyId id, UnaryOperator<ServiceKey> change);
}
