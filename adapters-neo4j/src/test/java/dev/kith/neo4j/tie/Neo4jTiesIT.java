package dev.kith.neo4j.tie;

import dev.kith.application.Stores;
import dev.kith.application.tie.TiesContract;
import dev.kith.neo4j.RealDatabase;
import org.junit.jupiter.api.Nested;

final class Neo4jTiesIT {

    @Nested
    final class In_process extends TiesContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends TiesContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.overBolt());
        }
    }
}
