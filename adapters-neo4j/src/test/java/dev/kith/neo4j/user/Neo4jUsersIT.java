package dev.kith.neo4j.user;

import dev.kith.application.Stores;
import dev.kith.application.user.UsersContract;
import dev.kith.neo4j.RealDatabase;
import org.junit.jupiter.api.Nested;

final class Neo4jUsersIT {

    @Nested
    final class In_process extends UsersContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends UsersContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.overBolt());
        }
    }
}
