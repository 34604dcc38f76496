package dev.kith.neo4j.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.walk.PrivateList;
import dev.kith.neo4j.HotPlans;
import dev.kith.neo4j.HotPlans.PlannerStatistics;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The plans of the walks: a page is read in the order of the index, so its cost does not depend on its place. */
@ParameterizedClass
@EnumSource(PlannerStatistics.class)
final class WalkPlansIT extends HotPlans {

    @ParameterizedTest
    @EnumSource
    void a_page_is_read_in_the_order_of_its_index(AudienceKind kind) {
        WalkQueries queries = WalkQueries.of(kind);
        Stream.concat(Stream.of(queries.both()), queries.ranges().stream()).forEach(cypher -> {
            List<String> plan = plan(cypher);
            assertThat(plan)
                    .as(cypher)
                    .contains("DirectedRelationshipIndexSeek")
                    .doesNotContain("DirectedRelationshipUniqueIndexSeek");
            assertStreams(cypher, plan);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_count_reads_a_range_of_the_index_and_no_more_than_its_limit(AudienceKind kind) {
        for (String cypher : WalkQueries.of(kind).counts()) {
            assertSeeks(cypher);
            assertThat(plan(cypher)).as(cypher).contains("Limit");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_private_list_is_read_in_the_order_of_its_index(PrivateList list) {
        PrivateQueries queries = PrivateQueries.of(list);
        List<String> plan = plan(queries.page());
        assertThat(plan).as(queries.page()).contains("DirectedRelationshipIndexSeek");
        assertStreams(queries.page(), plan);
        assertSeeks(queries.count());
        assertThat(plan(queries.count())).as(queries.count()).contains("Limit");
    }
}
