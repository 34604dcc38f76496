package dev.kith.neo4j.tie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Stores;
import dev.kith.application.tie.RacesContract;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.doctor.Doctor;
import dev.kith.neo4j.spi.Database;
import org.junit.jupiter.api.Nested;

final class Neo4jRacesIT {

    @Nested
    final class In_process extends OnGraph {

        @Override
        Database database() {
            return RealDatabase.inProcess();
        }
    }

    @Nested
    final class Over_Bolt extends OnGraph {

        @Override
        Database database() {
            return RealDatabase.overBolt();
        }
    }

    /** After each race the doctor reads the graph. */
    abstract static class OnGraph extends RacesContract {

        abstract Database database();

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(database());
        }

        @Override
        protected int rounds() {
            return 8;
        }

        @Override
        protected void examine() {
            assertThat(new Doctor(database()).examine(false, rule -> {})).isEmpty();
        }
    }
}
