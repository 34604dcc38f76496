package dev.kith.neo4j;

import dev.kith.application.account.AccountStores;
import dev.kith.application.setting.PreferencesContract;
import org.junit.jupiter.api.Nested;

final class Neo4jPreferencesIT {

    @Nested
    final class In_process extends PreferencesContract {

        @Override
        protected AccountStores accountStores() {
            return EmptyAccounts.over(RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends PreferencesContract {

        @Override
        protected AccountStores accountStores() {
            return EmptyAccounts.over(RealDatabase.overBolt());
        }
    }
}
