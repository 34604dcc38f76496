package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Weigher;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values in heap, each until a commit takes it away. What was read before that commit is never kept after it: a version tells. */
final class InvalidatingCache<K, V> {

    private final SampledLruCache<K, V> values;

    /** Keys share these; one too many counts as changed then, none too few. */
    private final AtomicLongArray versions = new AtomicLongArray(1 << 14);

    /** @param most in what is weighed */
    InvalidatingCache(long most, Weigher<K, V> weigher) {
        this.values = new SampledLruCache<>(most, weigher);
    }

    /** The values of these; what is not here is read, all at once. Of what nothing is read there is none. */
    Map<K, V> getAll(Collection<K> keys, Function<List<K>, Map<K, V>> read) {
        Map<K, V> found = values.getAll(keys);
        List<K> missing =
                keys.stream().filter(key -> !found.containsKey(key)).distinct().toList();
        if (!missing.isEmpty()) {
            long[] before =
                    missing.stream().mapToLong(key -> versions.get(slot(key))).toArray();
            Map<K, V> fresh = read.apply(missing);
            found.putAll(fresh);
            for (int place = 0; place < before.length; place++) {
                K key = missing.get(place);
                V value = fresh.get(key);
                long seen = before[place];
                if (value != null) {
                    values.cache()
                            .asMap()
                            .compute(key, (same, present) -> seen == versions.get(slot(key)) ? value : present);
                }
            }
        }
        return found;
    }

    /** Null where it is not here. */
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

    /** What is being read now included. */
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
