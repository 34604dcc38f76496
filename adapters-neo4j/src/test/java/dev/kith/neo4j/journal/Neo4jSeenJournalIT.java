package dev.kith.neo4j.journal;

import dev.kith.application.Stores;
import dev.kith.application.journal.SeenJournal;
import dev.kith.application.journal.SeenJournalContract;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.shared.SharedDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

final class Neo4jSeenJournalIT {

    @Nested
    final class In_process extends SeenJournalContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.inProcess());
        }

        @Override
        protected SeenJournal seen() {
            return new Neo4jSeenJournal(RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends SeenJournalContract {

        private final SharedDatabase database = new SharedDatabase(RealDatabase.overBolt(Duration.ofSeconds(10)));

        @Override
        protected Stores stores() {
            RealDatabase.wipe(RealDatabase.overBolt());
            return RealDatabase.stores(database);
        }

        @Override
        protected SeenJournal seen() {
            return new Neo4jSeenJournal(database);
        }

        @AfterEach
        void close() {
            database.close();
        }
    }
}
