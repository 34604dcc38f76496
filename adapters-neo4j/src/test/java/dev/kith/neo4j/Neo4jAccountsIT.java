package dev.kith.neo4j;

import dev.kith.application.account.AccountStores;
import dev.kith.application.account.AccountsContract;
import org.junit.jupiter.api.Nested;

final class Neo4jAccountsIT {

    @Nested
    final class In_process extends AccountsContract {

        @Override
        protected AccountStores accountStores() {
            return EmptyAccounts.over(RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends AccountsContract {

        @Override
        protected AccountStores accountStores() {
            return EmptyAccounts.over(RealDatabase.overBolt());
        }
    }
}
