package dev.kith.neo4j.cache;

import dev.kith.application.Stores;
import dev.kith.application.search.Searches;
import dev.kith.neo4j.Neo4jDepartures;
import dev.kith.neo4j.Neo4jRequests;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.seam.Database;
import dev.kith.neo4j.seam.WatchedDatabase;

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
        return new Stores(CACHES.users(), CACHES.ties(), CACHES.audiences(), new Neo4jRequests(database), new Neo4jDepartures(database));
    }

    /** Over the same graph. */
    static Searches searches() {
        return CACHES.searches();
    }
}
