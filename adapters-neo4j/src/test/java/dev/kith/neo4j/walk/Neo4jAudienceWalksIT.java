package dev.kith.neo4j.walk;

import dev.kith.application.Stores;
import dev.kith.application.walk.AudienceWalks;
import dev.kith.application.walk.AudienceWalksContract;
import dev.kith.neo4j.RealDatabase;
import org.junit.jupiter.api.Nested;

final class Neo4jAudienceWalksIT {

    @Nested
    final class In_process extends AudienceWalksContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.inProcess());
        }

        @Override
        protected AudienceWalks walks() {
            return new Neo4jAudienceWalks(RealDatabase.inProcess());
        }

        @Override
        protected int communities() {
            return 2;
        }

        @Override
        protected int questions() {
            return 40;
        }
    }

    /** The bounds are so low that pages end early, and that some counts are not made. */
    @Nested
    final class With_low_bounds extends AudienceWalksContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.inProcess());
        }

        @Override
        protected AudienceWalks walks() {
            return new Neo4jAudienceWalks(RealDatabase.inProcess(), 3, 3);
        }

        @Override
        protected boolean countsAll() {
            return false;
        }

        @Override
        protected int communities() {
            return 2;
        }

        @Override
        protected int questions() {
            return 40;
        }
    }

    @Nested
    final class Over_Bolt extends AudienceWalksContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.overBolt());
        }

        @Override
        protected AudienceWalks walks() {
            return new Neo4jAudienceWalks(RealDatabase.overBolt());
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
