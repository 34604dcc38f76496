package dev.kith.application.key;

import dev.kith.domain.key.KeyAdmission;
import dev.kith.domain.key.KeyId;
import dev.kith.domain.key.ServiceKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Stores service keys. Times are stored to the microsecond. */
public interface Keys {

    Optional<ServiceKey> find(KeyId id);

    /**
     * Stores a new key if the rule admits it, and deletes the keys that the rule forgets, in one atomic step. Ids are
     * random, so an id that exists is a programming error: the method throws and changes nothing.
     *
     * @param rule decides on all keys that exist. It may run more than once
     */
    KeyAdmission add(ServiceKey key, Function<List<ServiceKey>, KeyAdmission> rule);

    /** All keys, the oldest first. */
    List<ServiceKey> list();

    /**
     * Changes a key in one atomic step. The change may run more than once and must keep the id.
     *
     * @return the changed key, empty if there is none with this id
     */
    Optional<ServiceKey> edit(KeyId id, UnaryOperator<ServiceKey> change);
}
