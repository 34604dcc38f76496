package dev.kith.neo4j.user;

import dev.kith.application.Stores;
import dev.kith.application.deletion.DeletionsContract;
import dev.kith.neo4j.RealDatabase;
import org.junit.jupiter.api.Nested;

final class Neo4jDeletionsIT {

    @Nested
    final class In_process extends DeletionsContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends DeletionsContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.overBolt());
        }
    }
}
