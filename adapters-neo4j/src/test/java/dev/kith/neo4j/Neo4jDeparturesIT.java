package dev.kith.neo4j;

import dev.kith.application.Stores;
import dev.kith.application.departure.DeparturesContract;
import org.junit.jupiter.api.Nested;

final class Neo4jDeparturesIT {

    @Nested
    final class In_process extends DeparturesContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends DeparturesContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.overBolt());
        }
    }
}
