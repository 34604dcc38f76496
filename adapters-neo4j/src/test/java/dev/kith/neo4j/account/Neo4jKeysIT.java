package dev.kith.neo4j.account;

import dev.kith.application.key.Keys;
import dev.kith.application.key.KeysContract;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.spi.Database;
import org.junit.jupiter.api.Nested;

final class Neo4jKeysIT {

    private static Keys empty(Database database) {
        RealDatabase.wipe(database);
        return new Neo4jKeys(database);
    }

    @Nested
    final class In_process extends KeysContract {

        @Override
        protected Keys keys() {
            return empty(RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends KeysContract {

        @Override
        protected Keys keys() {
            return empty(RealDatabase.overBolt());
        }
    }
}
