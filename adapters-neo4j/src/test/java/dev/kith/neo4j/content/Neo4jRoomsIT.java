package dev.kith.neo4j.content;

import dev.kith.application.ContentStores;
import dev.kith.application.room.RoomsContract;
import dev.kith.neo4j.RealContentStores;
import dev.kith.neo4j.RealDatabase;
import org.junit.jupiter.api.Nested;

final class Neo4jRoomsIT {

    @Nested
    final class In_process extends RoomsContract {

        @Override
        protected ContentStores contentStores() {
            return RealContentStores.empty(RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends RoomsContract {

        @Override
        protected ContentStores contentStores() {
            return RealContentStores.empty(RealDatabase.overBolt());
        }
    }
}
