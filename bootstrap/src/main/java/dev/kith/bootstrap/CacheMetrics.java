package dev.kith.bootstrap;

import dev.kith.http.metrics.CaffeineMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;

/** Publishes metrics of the caches when the server starts, because only then there is a graph. */
@Singleton
@Requires(beans = MeterRegistry.class)
final class CacheMetrics implements ApplicationEventListener<ServerStartupEvent> {

    private final MeterRegistry registry;
    private final BeanProvider<CachedStores> stores;

    CacheMetrics(MeterRegistry registry, BeanProvider<CachedStores> stores) {
        this.registry = registry;
        this.stores = stores;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        stores.get().caches().forEach((name, cache) -> CaffeineMetrics.bind(registry, name, cache));
    }
}
