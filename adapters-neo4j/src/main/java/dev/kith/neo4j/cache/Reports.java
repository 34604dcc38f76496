package dev.kith.neo4j.cache;

import dev.kith.neo4j.spi.Commit;
import dev.kith.neo4j.spi.WatchedDatabase;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The reports of commits that invalidate the caches.
 *
 * @param maxAge how old a value may be as to the writes of other servers
 */
record Reports(WatchedDatabase database, Duration maxAge) {

    void watch(Consumer<Commit> watcher) {
        database.watch(watcher);
    }

    /** Whether a value that no report has invalidated may be used for the present request. */
    boolean areCurrent() {
        return database.awaitReports(maxAge);
    }
}
