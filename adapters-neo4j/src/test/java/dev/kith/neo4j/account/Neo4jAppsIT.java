package dev.kith.neo4j.account;

import dev.kith.application.app.Apps;
import dev.kith.application.app.AppsContract;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.spi.Database;
import org.junit.jupiter.api.Nested;

final class Neo4jAppsIT {

    private static Apps empty(Database database) {
        RealDatabase.wipe(database);
        return new Neo4jApps(database);
    }

    @Nested
    final class In_process extends AppsContract {

        @Override
        protected Apps apps() {
            return empty(RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends AppsContract {

        @Override
        protected Apps apps() {
            return empty(RealDatabase.overBolt());
        }
    }
}
