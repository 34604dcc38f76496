package dev.kith.application.app;

import dev.kith.domain.app.App;
import dev.kith.domain.app.AppKey;
import java.util.Optional;

/** Where registered applications are kept. Times are kept to the microsecond. */
public interface Apps {

    Optional<App> find(AppKey key);

    /** Keeps a new application. Keys are random, so one that is taken is the fault of whoever makes them: it throws, and the first stays. */
    void add(App app);
}
