package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.spi.Commit;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A value per user that depends on the user's edges of one type. A commit that changes such an edge invalidates it. */
final class EdgeCache<V> {

    /** Of an entry, without its value. */
    private static final int BYTES = 200;

    private final String type;
    private final Function<UserId, V> read;
    private final InvalidatingCache<UserId, V> values;

    /**
     * @param type of the edges
     * @param maxBytes of all values
     * @param bytes about what a value takes of the heap
     */
    EdgeCache(Reports reports, String type, Function<UserId, V> read, long maxBytes, ToIntFunction<V> bytes) {
        this.type = type;
        this.read = read;
        this.values = new InvalidatingCache<>(
                maxBytes, (user, value) -> BYTES + bytes.applyAsInt(value), reports::areCurrent);
        reports.watch(this::onCommit);
    }

    /** The value of a user. It is shared: do not change it. */
    V get(UserId user) {
        return Objects.requireNonNull(values.get(user, read));
    }

    Cache<?, ?> cache() {
        return values.cache();
    }

    private void onCommit(Commit commit) {
        if (commit.isUnknown()) {
            values.invalidateAll();
        }
        for (Commit.Edge edge : commit.edges()) {
            if (edge.type().equals(type)) {
                invalidate(edge.from());
                invalidate(edge.to());
            }
        }
    }

    private void invalidate(@Nullable Long user) {
        if (user != null && user > 0) {
            values.invalidate(new UserId(user));
        }
    }
}
