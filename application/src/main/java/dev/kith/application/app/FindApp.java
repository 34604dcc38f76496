package dev.kith.application.app;

import dev.kith.domain.app.App;
import dev.kith.domain.app.AppKey;
import java.util.Optional;

/** Finds the application with a key. */
public final class FindApp {

    private final Apps apps;

    public FindApp(Apps apps) {
        this.apps = apps;
    }

    /** Empty for a malformed key too. */
    public Optional<App> handle(String key) {
        return AppKey.isWellFormed(key) ? apps.find(new AppKey(key)) : Optional.empty();
    }
}
