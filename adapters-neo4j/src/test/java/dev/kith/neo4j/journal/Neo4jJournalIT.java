package dev.kith.neo4j.journal;

import dev.kith.application.Stores;
import dev.kith.application.journal.JournalContract;
import dev.kith.neo4j.RealDatabase;
import org.junit.jupiter.api.Nested;

final class Neo4jJournalIT {

    @Nested
    final class In_process extends JournalContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends JournalContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.overBolt());
        }
    }
}
