package dev.kith.neo4j;

import dev.kith.application.account.AccountStores;
import dev.kith.application.email.EmailChangesContract;
import org.junit.jupiter.api.Nested;

final class Neo4jEmailChangesIT {

    @Nested
    final class In_process extends EmailChangesContract {

        @Override
        protected AccountStores accountStores() {
            return EmptyAccounts.over(RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends EmailChangesContract {

        @Override
        protected AccountStores accountStores() {
            return EmptyAccounts.over(RealDatabase.overBolt());
        }
    }
}
