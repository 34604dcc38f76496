package dev.kith.neo4j.spi;

import java.util.function.Consumer;

/** A database all of whose commits are made in this process, those of other clients too, so that whoever wants to can know of each. */
public interface WatchedDatabase extends Database {

    /**
     * From now on the watcher is told of every commit: once it can be read, and before its {@link #write} returns or its client is answered. It must
     * be quick, must not use the database, and may be called by many threads at once.
     */
    void watch(Consumer<Commit> watcher);
}
