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
 * A cache in which one hit of many counts for what is kept. Each that counts moves its entry in the order of use, and so marks the old generation in
 * places that the next collection of the young one has to look at: with all of them counted its pauses were three times as long.
 */
final class SampledLruCache<K, V> {

    /** One hit in so many counts. */
    private static final int COUNTED = 16;

    private final StatsCounter stats = new ConcurrentStatsCounter();
    private final Cache<K, V> values;

    /** @param most in what is weighed */
    SampledLruCache(long most, Weigher<K, V> weigher) {
        this.values = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher(weigher)
                .recordStats(() -> stats)
                .build();
    }

    @Nullable
    V get(K key) {
        V value = isCounted() ? null : values.policy().getIfPresentQuietly(key);
        if (value == null) {
            return values.getIfPresent(key);
        }
        stats.recordHits(1);
        return value;
    }

    /** Those of these that are there. */
    Map<K, V> getAll(Collection<K> keys) {
        if (isCounted()) {
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

    private static boolean isCounted() {
        return ThreadLocalRandom.current().nextInt(COUNTED) == 0;
    }

    /** The cache itself. */
    Cache<K, V> cache() {
        return values;
    }
}
