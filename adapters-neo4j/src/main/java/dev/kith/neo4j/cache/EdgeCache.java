package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.spi.Commit;
import dev.kith.neo4j.spi.WatchedDatabase;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What the edges of one type say about a user, until one of theirs comes, goes or changes. */
final class EdgeCache<V> {

    /** Beside the value. */
    private static final int BYTES = 200;

    private final String type;
    private final Function<UserId, V> read;
    private final InvalidatingCache<UserId, V> values;

    /**
     * @param type of the edges
     * @param most in bytes
     * @param bytes about what a value takes in heap
     */
    EdgeCache(WatchedDatabase watched, String type, Function<UserId, V> read, long most, ToIntFunction<V> bytes) {
        this.type = type;
        this.read = read;
        this.values = new InvalidatingCache<>(most, (user, value) -> BYTES + bytes.applyAsInt(value));
        watched.watch(this::told);
    }

    /** No one's to change. */
    V get(UserId user) {
        return Objects.requireNonNull(values.getAll(List.of(user), _ -> Map.of(user, read.apply(user)))
                .get(user));
    }

    Cache<?, ?> cache() {
        return values.cache();
    }

    private void told(Commit commit) {
        for (Commit.Edge edge : commit.edges()) {
            if (edge.type().equals(type)) {
                forget(edge.from());
                forget(edge.to());
            }
        }
    }

    private void forget(@Nullable Long user) {
        if (user != null && user > 0) {
            values.invalidate(new UserId(user));
        }
    }
}
