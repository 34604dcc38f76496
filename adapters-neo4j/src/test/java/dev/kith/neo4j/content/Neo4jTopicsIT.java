package dev.kith.neo4j.content;

import dev.kith.application.ContentStores;
import dev.kith.application.topic.TopicsContract;
import dev.kith.neo4j.RealContentStores;
import dev.kith.neo4j.RealDatabase;
import org.junit.jupiter.api.Nested;

final class Neo4jTopicsIT {

    @Nested
    final class In_process extends TopicsContract {

        @Override
        protected ContentStores contentStores() {
            return RealContentStores.empty(RealDatabase.inProcess());
        }

        @Override
        protected int communities() {
            return 5;
        }
    }

    @Nested
    final class Over_Bolt extends TopicsContract {

        @Override
        protected ContentStores contentStores() {
            return RealContentStores.empty(RealDatabase.overBolt());
        }

        @Override
        protected int communities() {
            return 3;
        }
    }
}
