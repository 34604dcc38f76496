package dev.kith.neo4j.cache;

import dev.kith.neo4j.RealDatabase;

/** The graph is in this process. */
final class CoherenceIT extends CoherenceContract {

    CoherenceIT() {
        super(CachedStores.inProcess(), RealDatabase.inProcess());
    }

    @Override
    int moves() {
        return 1_500;
    }
}
