package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Weigher;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values in heap, each until it is invalidated. A value whose read began before an invalidation is not kept after it:
 * each invalidation increments a version, and a value is kept only if the version has not changed since its read began.
 */
final class InvalidatingCache<K, V> {

    private final SampledLruCache<K, V> values;

    /** Striped by hash: a collision may invalidate too much, never too little. */
    private final AtomicLongArray versions = new AtomicLongArray(1 << 14);

    /** @param maxWeight in the weigher's unit */
    InvalidatingCache(long maxWeight, Weigher<K, V> weigher) {
        this.values = new SampledLruCache<>(maxWeight, weigher);
    }

    /**
     * The values of these keys. Those not in heap are read, in one call. Keys that the reader returns nothing for are
     * absent.
     */
    Map<K, V> getAll(Collection<K> keys, Function<List<K>, Map<K, V>> read) {
        Map<K, V> found = values.getAll(keys);
        List<K> missing =
                keys.stream().filter(key -> !found.containsKey(key)).distinct().toList();
        if (!missing.isEmpty()) {
            long[] versionsBefore =
                    missing.stream().mapToLong(key -> versions.get(slot(key))).toArray();
            Map<K, V> fresh = read.apply(missing);
            found.putAll(fresh);
            for (int index = 0; index < versionsBefore.length; index++) {
                K key = missing.get(index);
                V value = fresh.get(key);
                if (value != null) {
                    keep(key, value, versionsBefore[index]);
                }
            }
        }
        return found;
    }

    /** The value of one key, null if the reader returns null. */
    @Nullable
    V get(K key, Function<K, @Nullable V> read) {
        V found = values.get(key);
        if (found != null) {
            return found;
        }
        long before = versions.get(slot(key));
        V fresh = read.apply(key);
        if (fresh != null) {
            keep(key, fresh, before);
        }
        return fresh;
    }

    private void keep(K key, V value, long versionBefore) {
        values.cache()
                .asMap()
                .compute(key, (same, present) -> versionBefore == versions.get(slot(key)) ? value : present);
    }

    /** The value in heap, null if there is none. */
    @Nullable
    V get(K key) {
        return values.get(key);
    }

    Cache<K, V> cache() {
        return values.cache();
    }

    void invalidate(K key) {
        versions.incrementAndGet(slot(key));
        values.cache().asMap().remove(key);
    }

    /** Invalidates every value, those that are being read included. */
    void invalidateAll() {
        for (int slot = 0; slot < versions.length(); slot++) {
            versions.incrementAndGet(slot);
        }
        values.cache().asMap().clear();
    }

    private int slot(K key) {
        return (key.hashCode() * 0x9E3779B9) >>> 18;
    }
}
