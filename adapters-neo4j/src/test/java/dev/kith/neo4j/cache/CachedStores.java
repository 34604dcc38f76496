package dev.kith.neo4j.cache;

import dev.kith.application.Stores;
import dev.kith.application.search.Searches;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.WatchedDatabase;
import dev.kith.neo4j.tie.Neo4jConnectionRequests;
import dev.kith.neo4j.user.Neo4jDeletions;

/** The stores over the caches of this JVM. There is one of these for all tests, so that it hears of what they wipe. */
final class CachedStores {

    /** So few that the tests have lists that are read aside. */
    static final int LONGEST = 12;

    private static final long MOST = 16 << 20;

    private static final Caches CACHES = over(RealDatabase.inProcess());

    private CachedStores() {}

    private static Caches over(WatchedDatabase database) {
        return new Caches(database, database, MOST, LONGEST);
    }

    static Stores empty() {
        Database database = RealDatabase.inProcess();
        RealDatabase.wipe(database);
        return new Stores(
                CACHES.users(),
                CACHES.ties(),
                CACHES.audiences(),
                new Neo4jConnectionRequests(database),
                new Neo4jDeletions(database));
    }

    /** Over the same graph. */
    static Searches searches() {
        return CACHES.searches();
    }
}
