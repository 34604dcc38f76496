package dev.kith.neo4j.search;

import dev.kith.application.Stores;
import dev.kith.application.suggestion.Dismissals;
import dev.kith.application.suggestion.DismissalsContract;
import dev.kith.application.suggestion.Suggestions;
import dev.kith.application.walk.PrivateWalks;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.walk.Neo4jPrivateWalks;
import org.junit.jupiter.api.Nested;

final class Neo4jDismissalsIT {

    @Nested
    final class In_process extends DismissalsContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.inProcess());
        }

        @Override
        protected Dismissals dismissals() {
            return new Neo4jDismissals(RealDatabase.inProcess());
        }

        @Override
        protected Suggestions suggestions() {
            return new Neo4jSuggestions(RealDatabase.inProcess());
        }

        @Override
        protected PrivateWalks walks() {
            return new Neo4jPrivateWalks(RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends DismissalsContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.overBolt());
        }

        @Override
        protected Dismissals dismissals() {
            return new Neo4jDismissals(RealDatabase.overBolt());
        }

        @Override
        protected Suggestions suggestions() {
            return new Neo4jSuggestions(RealDatabase.overBolt());
        }

        @Override
        protected PrivateWalks walks() {
            return new Neo4jPrivateWalks(RealDatabase.overBolt());
        }
    }
}
