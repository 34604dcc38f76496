package dev.kith.http.metrics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Policy;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;

/** Registers the hits, misses and evictions of a cache, and the bytes it holds if it is limited by bytes. */
public final class CaffeineMetrics {

    private CaffeineMetrics() {}

    /** @param cache records its statistics */
    public static void bind(MeterRegistry registry, String name, Cache<?, ?> cache) {
        CaffeineCacheMetrics.monitor(registry, cache, name);
        cache.policy().eviction().filter(Policy.Eviction::isWeighted).ifPresent(eviction -> {
            Gauge.builder(
                            "kith.cache.weight",
                            eviction,
                            limit -> limit.weightedSize().orElse(0))
                    .description("What the cache holds, estimated")
                    .baseUnit(BaseUnits.BYTES)
                    .tag("cache", name)
                    .register(registry);
            Gauge.builder("kith.cache.weight.max", eviction, Policy.Eviction::getMaximum)
                    .description("The most that the cache may hold")
                    .baseUnit(BaseUnits.BYTES)
                    .tag("cache", name)
                    .register(registry);
        });
    }
}
