package dev.kith.neo4j.audience;

import dev.kith.application.Stores;
import dev.kith.application.audience.AudiencesContract;
import dev.kith.neo4j.RealDatabase;
import org.junit.jupiter.api.Nested;

final class Neo4jAudiencesIT {

    @Nested
    final class In_process extends AudiencesContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.inProcess());
        }

        @Override
        protected int communities() {
            return 2;
        }

        @Override
        protected int questions() {
            return 20;
        }
    }

    @Nested
    final class Over_Bolt extends AudiencesContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.overBolt());
        }

        @Override
        protected int communities() {
            return 1;
        }

        @Override
        protected int questions() {
            return 12;
        }
    }
}
