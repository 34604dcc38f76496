package dev.kith.neo4j.cache;

import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.shared.SharedDatabase;
import java.time.Duration;

/** Two servers share a Neo4j: one has caches, the other one writes too. */
final class SharedCoherenceIT extends CoherenceContract {

    private static final CachedStores SERVER = new CachedStores(server());

    private static final SharedDatabase OTHER = server();

    SharedCoherenceIT() {
        super(SERVER, OTHER);
    }

    private static SharedDatabase server() {
        return new SharedDatabase(RealDatabase.overBolt(Duration.ofSeconds(10)));
    }

    @Override
    int moves() {
        return 300;
    }
}
