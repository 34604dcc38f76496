package dev.kith.neo4j.walk;

import dev.kith.application.Stores;
import dev.kith.application.walk.PrivateWalks;
import dev.kith.application.walk.PrivateWalksContract;
import dev.kith.neo4j.RealDatabase;
import org.junit.jupiter.api.Nested;

final class Neo4jPrivateWalksIT {

    @Nested
    final class In_process extends PrivateWalksContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.inProcess());
        }

        @Override
        protected PrivateWalks walks() {
            return new Neo4jPrivateWalks(RealDatabase.inProcess());
        }

        @Override
        protected int communities() {
            return 3;
        }
    }

    /** The bounds are so low that pages end early, and that some counts are not made. */
    @Nested
    final class With_low_bounds extends PrivateWalksContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.inProcess());
        }

        @Override
        protected PrivateWalks walks() {
            return new Neo4jPrivateWalks(RealDatabase.inProcess(), 2, 3);
        }

        @Override
        protected boolean countsAll() {
            return false;
        }

        @Override
        protected int communities() {
            return 3;
        }
    }

    @Nested
    final class Over_Bolt extends PrivateWalksContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.overBolt());
        }

        @Override
        protected PrivateWalks walks() {
            return new Neo4jPrivateWalks(RealDatabase.overBolt());
        }

        @Override
        protected int communities() {
            return 1;
        }
    }
}
