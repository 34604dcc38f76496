package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.Neo4jUsers;
import dev.kith.neo4j.seam.Commit;
import dev.kith.neo4j.seam.Database;
import dev.kith.neo4j.seam.WatchedDatabase;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whom a user hides. */
final class Hiders {

    /** Beside the ids. */
    private static final int BYTES = 200;

    private final Database database;
    private final UntilChanged<UserId, long[]> hidden;

    /** @param most in bytes */
    Hiders(WatchedDatabase watched, Database database, long most) {
        this.database = database;
        this.hidden = new UntilChanged<>(most, (hider, ids) -> BYTES + Long.BYTES * ids.length);
        watched.watch(this::told);
    }

    boolean has(UserId viewer) {
        return hiddenBy(viewer).length > 0;
    }

    /** Sorted; no one's to change. */
    long[] hiddenBy(UserId viewer) {
        return Objects.requireNonNull(hidden.of(List.of(viewer), _ -> Map.of(viewer, read(viewer))).get(viewer));
    }

    private long[] read(UserId viewer) {
        return database.read(transaction -> Neo4jUsers.hiddenBy(transaction, viewer)).stream().mapToLong(Long::longValue).sorted().toArray();
    }

    Cache<?, ?> cache() {
        return hidden.cache();
    }

    private void told(Commit commit) {
        for (Commit.Edge edge : commit.edges()) {
            Long hider = edge.from();
            if (edge.type().equals("HIDES") && hider != null && hider > 0) {
                hidden.forget(new UserId(hider));
            }
        }
    }
}
