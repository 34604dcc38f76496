package dev.kith.bootstrap;

import dev.kith.http.metrics.CaffeineMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;

/** Meters of what the stores keep in heap, once there is a graph to keep it of. */
@Singleton
@Requires(beans = MeterRegistry.class)
final class CacheMetrics implements ApplicationEventListener<ServerStartupEvent> {

    private final MeterRegistry registry;
    private final BeanProvider<CachedStores> kept;

    CacheMetrics(MeterRegistry registry, BeanProvider<CachedStores> kept) {
        this.registry = registry;
        this.kept = kept;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        kept.get().caches().forEach((name, cache) -> CaffeineMetrics.bind(registry, name, cache));
    }
}
