package dev.kith.neo4j.user;

import dev.kith.application.ContentStores;
import dev.kith.application.CountsContract;
import dev.kith.neo4j.RealContentStores;
import dev.kith.neo4j.RealDatabase;
import org.junit.jupiter.api.Nested;

final class Neo4jCountsIT {

    @Nested
    final class In_process extends CountsContract {

        @Override
        protected ContentStores contentStores() {
            return RealContentStores.empty(RealDatabase.inProcess());
        }

        @Override
        protected int communities() {
            return 5;
        }

        @Override
        protected int turns() {
            return 200;
        }
    }

    @Nested
    final class Over_Bolt extends CountsContract {

        @Override
        protected ContentStores contentStores() {
            return RealContentStores.empty(RealDatabase.overBolt());
        }

        @Override
        protected int communities() {
            return 3;
        }

        @Override
        protected int turns() {
            return 200;
        }
    }
}
