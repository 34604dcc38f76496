package dev.kith.neo4j.account;

import dev.kith.application.account.AccountStores;
import dev.kith.application.setting.SettingsContract;
import dev.kith.neo4j.RealAccountStores;
import dev.kith.neo4j.RealDatabase;
import org.junit.jupiter.api.Nested;

final class Neo4jSettingsIT {

    @Nested
    final class In_process extends SettingsContract {

        @Override
        protected AccountStores accountStores() {
            return RealAccountStores.empty(RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends SettingsContract {

        @Override
        protected AccountStores accountStores() {
            return RealAccountStores.empty(RealDatabase.overBolt());
        }
    }
}
