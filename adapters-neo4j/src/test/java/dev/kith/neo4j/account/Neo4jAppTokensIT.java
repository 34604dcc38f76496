package dev.kith.neo4j.account;

import dev.kith.application.access.AppTokensContract;
import dev.kith.application.account.AccountStores;
import dev.kith.neo4j.RealAccountStores;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.spi.Database;
import org.junit.jupiter.api.Nested;

final class Neo4jAppTokensIT {

    /** With the application of the tokens, whose node is their lock. */
    private static AccountStores withTheApp(AccountStores stores, Database database) {
        new Neo4jApps(database).add(AppTokensContract.APP);
        return stores;
    }

    @Nested
    final class In_process extends AppTokensContract {

        @Override
        protected AccountStores accountStores() {
            return withTheApp(RealAccountStores.empty(RealDatabase.inProcess()), RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends AppTokensContract {

        @Override
        protected AccountStores accountStores() {
            return withTheApp(RealAccountStores.empty(RealDatabase.overBolt()), RealDatabase.overBolt());
        }
    }
}
