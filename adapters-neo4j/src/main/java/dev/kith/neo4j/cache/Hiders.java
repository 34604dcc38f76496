package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.seam.Commit;
import dev.kith.neo4j.seam.Database;
import dev.kith.neo4j.seam.WatchedDatabase;
import java.util.List;
import java.util.Map;

/** Who hides anyone at all. */
final class Hiders {

    private static final String ANY = "OPTIONAL MATCH ()-[h:HIDES]->() WHERE h.hider = $viewer WITH h LIMIT 1 RETURN count(h) > 0 AS hides";

    private static final int BYTES = 200;

    private final Database database;
    private final UntilChanged<UserId, Boolean> hides;

    /** @param most in bytes */
    Hiders(WatchedDatabase watched, Database database, long most) {
        this.database = database;
        this.hides = new UntilChanged<>(most, (viewer, known) -> BYTES);
        watched.watch(this::told);
    }

    boolean has(UserId viewer) {
        return hides.of(List.of(viewer), _ -> Map.of(viewer, read(viewer))).containsValue(true);
    }

    private boolean read(UserId viewer) {
        return database.read(transaction -> transaction.run(ANY, Map.of("viewer", viewer.value())))
                .getFirst()
                .flag("hides");
    }

    Cache<?, ?> cache() {
        return hides.cache();
    }

    private void told(Commit commit) {
        for (Commit.Edge edge : commit.edges()) {
            Long hider = edge.from();
            if (edge.type().equals("HIDES") && hider != null && hider > 0) {
                hides.forget(new UserId(hider));
            }
        }
    }
}
