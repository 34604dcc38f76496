package dev.kith.neo4j.cache;

import dev.kith.application.Stores;
import dev.kith.application.search.Searches;
import dev.kith.neo4j.Neo4jAudiences;
import dev.kith.neo4j.Neo4jDepartures;
import dev.kith.neo4j.Neo4jRequests;
import dev.kith.neo4j.Neo4jSearches;
import dev.kith.neo4j.Neo4jTies;
import dev.kith.neo4j.Neo4jUsers;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.seam.Database;
import dev.kith.neo4j.seam.WatchedDatabase;

/** The stores over the caches of this JVM. There is one of these for all tests, so that it hears of what they wipe. */
final class CachedStores {

    /** So few that the tests have lists that are read aside. */
    static final int LONGEST = 12;

    private static final long MOST = 16 << 20;

    private static final Caches CACHES = over(RealDatabase.inProcess());
    private static final Stores ONLY = of(RealDatabase.inProcess());
    private static final Searches SEARCHES = CACHES.over(new Neo4jSearches(RealDatabase.inProcess()));

    private CachedStores() {}

    private static Caches over(WatchedDatabase database) {
        return new Caches(database, database, new Neo4jUsers(database), MOST, LONGEST);
    }

    private static Stores of(Database database) {
        return new Stores(
                CACHES.users(),
                CACHES.over(new Neo4jTies(database)),
                CACHES.over(new Neo4jAudiences(database)),
                new Neo4jRequests(database),
                new Neo4jDepartures(database));
    }

    static Stores empty() {
        RealDatabase.wipe(RealDatabase.inProcess());
        return ONLY;
    }

    /** Over the same graph. */
    static Searches searches() {
        return SEARCHES;
    }
}
