package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import dev.kith.domain.connection.Connection;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.Neo4jRequests;
import dev.kith.neo4j.seam.Commit;
import dev.kith.neo4j.seam.Database;
import dev.kith.neo4j.seam.WatchedDatabase;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom a user has asked for a connection, and who has asked them. */
final class OpenRequests {

    /** Of more than these nothing is kept. */
    static final int MOST = 1_000;

    private static final int BYTES = 200;

    private static final int BYTES_OF_A_REQUEST = 160;

    private final Database database;
    private final UntilChanged<UserId, Optional<Map<UserId, Connection>>> requests;

    /** @param most in bytes */
    OpenRequests(WatchedDatabase watched, Database database, long most) {
        this.database = database;
        this.requests = new UntilChanged<>(most, (user, held) -> BYTES + BYTES_OF_A_REQUEST * held.map(Map::size).orElse(0));
        watched.watch(this::told);
    }

    /** By who the other is; none where they are too many. */
    Optional<Map<UserId, Connection>> of(UserId user) {
        return Objects.requireNonNull(requests.of(List.of(user), _ -> Map.of(user, Neo4jRequests.around(database, user, MOST))).get(user));
    }

    Cache<?, ?> cache() {
        return requests.cache();
    }

    private void told(Commit commit) {
        for (Commit.Edge edge : commit.edges()) {
            if (edge.type().equals("REQUESTED")) {
                forget(edge.from());
                forget(edge.to());
            }
        }
    }

    private void forget(@Nullable Long user) {
        if (user != null && user > 0) {
            requests.forget(new UserId(user));
        }
    }
}
