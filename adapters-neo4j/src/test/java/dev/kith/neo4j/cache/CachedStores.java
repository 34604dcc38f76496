package dev.kith.neo4j.cache;

import dev.kith.application.Stores;
import dev.kith.application.search.Searches;
import dev.kith.application.walk.AudienceWalks;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.journal.Neo4jJournal;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.WatchedDatabase;
import dev.kith.neo4j.tie.Neo4jConnectionRequests;
import dev.kith.neo4j.user.Neo4jDeletions;
import java.time.Duration;

/**
 * The cached stores, one set for all tests of this JVM, so that the caches see every commit that wipes the database.
 */
final class CachedStores {

    /** So few that the tests have lists that are read in the background. */
    private static final int MAX_INLINE_SIZE = 12;

    private static final long MAX_BYTES = 16 << 20;

    private static final CachedStores IN_PROCESS = new CachedStores(RealDatabase.inProcess());

    private final Database database;
    private final Caches caches;

    CachedStores(WatchedDatabase database) {
        this.database = database;
        this.caches = new Caches(database, database, MAX_BYTES, Duration.ZERO, MAX_INLINE_SIZE);
    }

    static CachedStores inProcess() {
        return IN_PROCESS;
    }

    Stores empty() {
        RealDatabase.wipe(RealDatabase.overBolt());
        return new Stores(
                caches.users(),
                caches.ties(),
                caches.audiences(),
                new Neo4jConnectionRequests(database),
                new Neo4jDeletions(database),
                new Neo4jJournal(database));
    }

    /** On the same database. */
    AudienceWalks walks() {
        return caches.walks();
    }

    /** On the same database. */
    Searches searches() {
        return caches.searches();
    }
}
