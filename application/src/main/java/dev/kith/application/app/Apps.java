package dev.kith.application.app;

import dev.kith.domain.app.App;
import dev.kith.domain.app.AppKey;
import java.util.List;
import java.util.Optional;

/** Stores registered applications. Times are stored to the microsecond. */
public interface Apps {

    Optional<App> find(AppKey key);

    /**
     * Stores a new application. Keys are random, so a key that exists is a programming error: the method throws and
     * changes nothing.
     */
    void add(App app);

    /** All applications, the oldest first. */
    List<App> list();

    /** @return whether there was one with this key */
    boolean remove(AppKey key);
}
