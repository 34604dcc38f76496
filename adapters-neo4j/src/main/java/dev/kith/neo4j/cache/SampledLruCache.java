package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A cache that records only a sample of its hits for eviction. A recorded hit moves its entry in the order of use. That
 * writes to the old generation, which the next young collection then scans: with every hit recorded, pauses were three
 * times as long.
 */
final class SampledLruCache<K, V> {

    /** One of this many hits is recorded. */
    private static final int SAMPLE_RATE = 16;

    private final StatsCounter stats = new ConcurrentStatsCounter();
    private final Cache<K, V> values;

    /** @param maxWeight in the weigher's unit */
    SampledLruCache(long maxWeight, Weigher<K, V> weigher) {
        this.values = Caffeine.newBuilder()
                .maximumWeight(maxWeight)
                .weigher(weigher)
                .recordStats(() -> stats)
                .build();
    }

    @Nullable
    V get(K key) {
        V value = isSampled() ? null : values.policy().getIfPresentQuietly(key);
        if (value == null) {
            return values.getIfPresent(key);
        }
        stats.recordHits(1);
        return value;
    }

    /** The values of those keys that are in the cache. */
    Map<K, V> getAll(Collection<K> keys) {
        if (isSampled()) {
            return new HashMap<>(values.getAllPresent(keys));
        }
        Map<K, V> found = HashMap.newHashMap(keys.size());
        for (K key : keys) {
            V value = values.policy().getIfPresentQuietly(key);
            if (value != null) {
                found.put(key, value);
            }
        }
        stats.recordHits(found.size());
        stats.recordMisses(keys.size() - found.size());
        return found;
    }

    private static boolean isSampled() {
        return ThreadLocalRandom.current().nextInt(SAMPLE_RATE) == 0;
    }

    /** The cache itself. */
    Cache<K, V> cache() {
        return values;
    }
}
