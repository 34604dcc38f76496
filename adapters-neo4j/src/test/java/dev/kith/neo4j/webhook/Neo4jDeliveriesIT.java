package dev.kith.neo4j.webhook;

import dev.kith.application.delivery.DeliveriesContract;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.spi.Database;
import org.junit.jupiter.api.Nested;

final class Neo4jDeliveriesIT {

    private static DeliveriesContract.Stores empty(Database database) {
        RealDatabase.wipe(database);
        return new DeliveriesContract.Stores(new Neo4jWebhooks(database), new Neo4jDeliveries(database));
    }

    @Nested
    final class In_process extends DeliveriesContract {

        @Override
        protected Stores stores() {
            return empty(RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends DeliveriesContract {

        @Override
        protected Stores stores() {
            return empty(RealDatabase.overBolt());
        }
    }
}
