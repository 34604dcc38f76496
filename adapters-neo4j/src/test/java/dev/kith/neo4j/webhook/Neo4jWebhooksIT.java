package dev.kith.neo4j.webhook;

import dev.kith.application.webhook.Webhooks;
import dev.kith.application.webhook.WebhooksContract;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.spi.Database;
import org.junit.jupiter.api.Nested;

final class Neo4jWebhooksIT {

    private static Webhooks empty(Database database) {
        RealDatabase.wipe(database);
        return new Neo4jWebhooks(database);
    }

    @Nested
    final class In_process extends WebhooksContract {

        @Override
        protected Webhooks webhooks() {
            return empty(RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends WebhooksContract {

        @Override
        protected Webhooks webhooks() {
            return empty(RealDatabase.overBolt());
        }
    }
}
