package dev.kith.neo4j.cache;

import dev.kith.application.Stores;
import dev.kith.neo4j.Neo4jAudiences;
import dev.kith.neo4j.Neo4jDepartures;
import dev.kith.neo4j.Neo4jRequests;
import dev.kith.neo4j.Neo4jTies;
import dev.kith.neo4j.Neo4jUsers;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.seam.WatchedDatabase;

/** The stores over the caches of this JVM. There is one of these for all tests, so that it hears of what they wipe. */
final class CachedStores {

    /** So few that the tests have lists that are read aside. */
    static final int LONGEST = 12;

    private static final long MOST = 16 << 20;

    private static final Stores ONLY = of(RealDatabase.inProcess());

    private CachedStores() {}

    private static Stores of(WatchedDatabase database) {
        Caches caches = new Caches(database, database, new Neo4jUsers(database), MOST, LONGEST);
        return new Stores(
                caches.users(),
                caches.over(new Neo4jTies(database)),
                caches.over(new Neo4jAudiences(database)),
                new Neo4jRequests(database),
                new Neo4jDepartures(database));
    }

    static Stores empty() {
        RealDatabase.wipe(RealDatabase.inProcess());
        return ONLY;
    }
}
