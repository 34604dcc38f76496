package dev.kith.application.app;

import dev.kith.domain.app.App;
import dev.kith.domain.app.AppKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

public final class InMemoryApps implements Apps {

    private final Map<AppKey, App> apps = new ConcurrentHashMap<>();

    @Override
    public Optional<App> find(AppKey key) {
        return Optional.ofNullable(apps.get(key));
    }

    @Override
    public void add(App app) {
        if (apps.putIfAbsent(app.key(), app) != null) {
            throw new IllegalStateException("The key " + app.key() + " was made twice");
        }
    }
}
