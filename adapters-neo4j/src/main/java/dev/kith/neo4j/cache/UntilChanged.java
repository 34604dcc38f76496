package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import dev.kith.domain.user.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;

/** One value a user in heap, until a commit takes it away. What was read before that commit is never kept after it: a version tells. */
final class UntilChanged<V> {

    private final Cache<UserId, V> values;

    /** Users share these; one too many counts as changed then, none too few. */
    private final AtomicLongArray versions = new AtomicLongArray(1 << 14);

    /** @param most in what is weighed */
    UntilChanged(long most, Weigher<UserId, V> weigher) {
        this.values = Caffeine.newBuilder().maximumWeight(most).weigher(weigher).build();
    }

    /** The values of these users; what is not here is read, all at once. Of whom nothing is read there is none. */
    Map<UserId, V> of(Collection<UserId> ids, Function<List<UserId>, Map<UserId, V>> read) {
        Map<UserId, V> found = new HashMap<>(values.getAllPresent(ids));
        List<UserId> missing = ids.stream().filter(id -> !found.containsKey(id)).distinct().toList();
        if (!missing.isEmpty()) {
            long[] before = missing.stream().mapToLong(id -> versions.get(slot(id.value()))).toArray();
            Map<UserId, V> fresh = read.apply(missing);
            found.putAll(fresh);
            for (int place = 0; place < before.length; place++) {
                UserId id = missing.get(place);
                V value = fresh.get(id);
                long seen = before[place];
                if (value != null) {
                    values.asMap().compute(id, (same, present) -> seen == versions.get(slot(id.value())) ? value : present);
                }
            }
        }
        return found;
    }

    void forget(long id) {
        versions.incrementAndGet(slot(id));
        if (id > 0) {
            values.asMap().remove(new UserId(id));
        }
    }

    /** What is being read now included. */
    void forgetAll() {
        for (int slot = 0; slot < versions.length(); slot++) {
            versions.incrementAndGet(slot);
        }
        values.asMap().clear();
    }

    private int slot(long id) {
        return Long.hashCode(id * 0x9E3779B97F4A7C15L) >>> 18;
    }
}
