package dev.kith.neo4j.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Stores;
import dev.kith.application.statistic.Statistics;
import dev.kith.application.statistic.StatisticsContract;
import dev.kith.neo4j.ContentPlans;
import dev.kith.neo4j.RealDatabase;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class Neo4jStatisticsIT {

    @Nested
    final class In_process extends StatisticsContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.inProcess());
        }

        @Override
        protected Statistics statistics() {
            return new Neo4jStatistics(RealDatabase.inProcess());
        }
    }

    @Nested
    final class Over_Bolt extends StatisticsContract {

        @Override
        protected Stores stores() {
            return RealDatabase.emptyStores(RealDatabase.overBolt());
        }

        @Override
        protected Statistics statistics() {
            return new Neo4jStatistics(RealDatabase.overBolt());
        }
    }

    @Test
    void nothing_is_read_but_counts_that_neo4j_keeps() {
        ContentPlans.populate();
        assertThat(ContentPlans.plan(Neo4jStatistics.COUNTS, Map.of()))
                .filteredOn(operator -> operator.contains("CountFromCountStore"))
                .hasSize(5);
        assertThat(ContentPlans.plan(Neo4jStatistics.COUNTS, Map.of()))
                .noneMatch(operator -> operator.contains("Scan") || operator.contains("Seek"));
    }
}
