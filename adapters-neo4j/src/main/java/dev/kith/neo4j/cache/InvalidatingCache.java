package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Weigher;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BooleanSupplier;
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

    private final BooleanSupplier isCurrent;

    /**
     * @param maxWeight in the weigher's unit
     * @param isCurrent whether the values in heap may be used for the present request
     */
    InvalidatingCache(long maxWeight, Weigher<K, V> weigher, BooleanSupplier isCurrent) {
        this.values = new SampledLruCache<>(maxWeight, weigher);
        this.isCurrent = isCurrent;
    }

    /**
     * The values of these keys. Those not in heap are read, in one call. Keys that the reader returns nothing for are
     * absent.
     */
    Map<K, V> getAll(Collection<K> keys, Function<List<K>, Map<K, V>> read) {
        Map<K, V> found = isCurrent.getAsBoolean() ? values.getAll(keys) : new HashMap<>();
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
        V found = get(key);
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

    /** The value in heap, null if there is none that may be used. */
    @Nullable
    V get(K key) {
        return isCurrent.getAsBoolean() ? values.get(key) : null;
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
