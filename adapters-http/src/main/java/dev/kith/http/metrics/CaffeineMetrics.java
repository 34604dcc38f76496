package dev.kith.http.metrics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Policy;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;

/** A cache's hits, misses and evictions, and of one that is weighed in bytes how many it holds, and how many at most. */
public final class CaffeineMetrics {

    private CaffeineMetrics() {}

    /** @param cache one that counts what is asked of it */
    public static void bind(MeterRegistry registry, String name, Cache<?, ?> cache) {
        CaffeineCacheMetrics.monitor(registry, cache, name);
        cache.policy().eviction().filter(Policy.Eviction::isWeighted).ifPresent(weighed -> {
            Gauge.builder("kith.cache.held", weighed, all -> all.weightedSize().orElse(0))
                    .description("What it holds, as nearly as can be told")
                    .baseUnit(BaseUnits.BYTES)
                    .tag("cache", name)
                    .register(registry);
            Gauge.builder("kith.cache.most", weighed, Policy.Eviction::getMaximum)
                    .description("What it holds at most")
                    .baseUnit(BaseUnits.BYTES)
                    .tag("cache", name)
                    .register(registry);
        });
    }
}
