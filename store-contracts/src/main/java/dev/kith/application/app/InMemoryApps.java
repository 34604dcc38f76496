package dev.kith.application.app;

import dev.kith.domain.app.App;
import dev.kith.domain.app.AppKey;
import java.util.Comparator;
import java.util.List;
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

    @Override
    public List<App> list() {
        return apps.values().stream()
                .sorted(Comparator.comparing(App::created)
                        .thenComparing(app -> app.key().value()))
                .toList();
    }

    @Override
    public boolean remove(AppKey key) {
        return apps.remove(key) != null;
    }
}
