package dev.kith.neo4j;

import dev.kith.application.Stores;
import dev.kith.application.connection.RequestsContract;
import org.junit.jupiter.api.Nested;

final class Neo4jRequestsIT {

    @Nested
    final class In_process extends RequestsContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends RequestsContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.overBolt());
        }
    }
}
