package dev.kith.neo4j.tie;

import dev.kith.application.Stores;
import dev.kith.application.connection.ConnectionRequestsContract;
import dev.kith.neo4j.RealDatabase;
import org.junit.jupiter.api.Nested;

final class Neo4jConnectionRequestsIT {

    @Nested
    final class In_process extends ConnectionRequestsContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends ConnectionRequestsContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.overBolt());
        }
    }
}
