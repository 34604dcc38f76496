package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.seam.Commit;
import dev.kith.neo4j.seam.Database;
import dev.kith.neo4j.seam.WatchedDatabase;
import java.util.Map;

/** Who hides anyone at all. */
final class Hiders {

    private static final String ANY = "OPTIONAL MATCH ()-[h:HIDES]->() WHERE h.hider = $viewer WITH h LIMIT 1 RETURN count(h) > 0 AS hides";

    private static final int BYTES = 200;

    private final Database database;
    private final Cache<UserId, Boolean> hides;
    private final Versions versions = new Versions();

    /** @param most in bytes */
    Hiders(WatchedDatabase watched, Database database, long most) {
        this.database = database;
        this.hides = Caffeine.newBuilder().maximumSize(most / BYTES).build();
        watched.watch(this::told);
    }

    boolean has(UserId viewer) {
        Boolean known = hides.getIfPresent(viewer);
        if (known != null) {
            return known;
        }
        long before = versions.of(viewer.value());
        boolean read = database.read(transaction -> transaction.run(ANY, Map.of("viewer", viewer.value())))
                .getFirst()
                .flag("hides");
        hides.asMap().compute(viewer, (same, present) -> before == versions.of(viewer.value()) ? read : present);
        return read;
    }

    private void told(Commit commit) {
        for (Commit.Edge edge : commit.edges()) {
            Long hider = edge.from();
            if (edge.type().equals("HIDES") && hider != null) {
                versions.changed(hider);
                hides.asMap().remove(new UserId(hider));
            }
        }
    }
}
