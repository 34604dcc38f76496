package dev.kith.neo4j;

import dev.kith.application.account.AccountStores;
import dev.kith.application.session.SessionsContract;
import org.junit.jupiter.api.Nested;

final class Neo4jSessionsIT {

    @Nested
    final class In_process extends SessionsContract {

        @Override
        protected AccountStores accountStores() {
            return EmptyAccounts.over(RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends SessionsContract {

        @Override
        protected AccountStores accountStores() {
            return EmptyAccounts.over(RealDatabase.overBolt());
        }
    }
}
