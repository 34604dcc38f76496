package dev.kith.neo4j.spi;

import java.util.function.Consumer;

/** A database in this process. It reports every commit, also those of clients of its ports. */
public interface WatchedDatabase extends Database {

    /**
     * Calls the watcher for every later commit: after the changes are visible, and before {@link #write} returns or the
     * client is answered. The watcher must be fast and thread-safe, and must not use the database.
     */
    void watch(Consumer<Commit> watcher);
}
