package dev.kith.neo4j.cache;

import dev.kith.application.Stores;
import dev.kith.application.search.Searches;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.journal.Neo4jJournal;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.WatchedDatabase;
import dev.kith.neo4j.tie.Neo4jConnectionRequests;
import dev.kith.neo4j.user.Neo4jDeletions;

/**
 * The cached stores, one set for all tests of this JVM, so that the caches see every commit that wipes the database.
 */
final class CachedStores {

    /** So few that the tests have lists that are read in the background. */
    private static final int MAX_INLINE_SIZE = 12;

    private static final long MAX_BYTES = 16 << 20;

    private static final Caches CACHES = over(RealDatabase.inProcess());

    private CachedStores() {}

    private static Caches over(WatchedDatabase database) {
        return new Caches(database, database, MAX_BYTES, MAX_INLINE_SIZE);
    }

    static Stores empty() {
        Database database = RealDatabase.inProcess();
        RealDatabase.wipe(database);
        return new Stores(
                CACHES.users(),
                CACHES.ties(),
                CACHES.audiences(),
                new Neo4jConnectionRequests(database),
                new Neo4jDeletions(database),
                new Neo4jJournal(database));
    }

    /** On the same database. */
    static Searches searches() {
        return CACHES.searches();
    }
}
