package dev.kith.neo4j.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.audience.AudienceKind;
import dev.kith.neo4j.HotPlans;
import dev.kith.neo4j.HotPlans.PlannerStatistics;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The plans of the lists of followers, followings and connections. */
@ParameterizedClass
@EnumSource(PlannerStatistics.class)
final class AudiencePlansIT extends HotPlans {

    @ParameterizedTest
    @EnumSource
    void a_list_is_read_in_the_order_of_its_index(AudienceKind kind) {
        AudienceQueries queries = AudienceQueries.of(kind);
        Stream.of(List.of(queries.whole()), queries.ranges(), queries.rangesAfter())
                .flatMap(List::stream)
                .forEach(cypher -> {
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
    void a_user_in_a_list_is_found_by_index(AudienceKind kind) {
        AudienceQueries queries = AudienceQueries.of(kind);
        assertSeeks(queries.among());
        assertSeeks(queries.common());
        if (!queries.mutuals().isEmpty()) {
            assertSeeks(queries.mutuals());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_total_is_a_degree(AudienceKind kind) {
        assertThat(plan(AudienceQueries.of(kind).degree()))
                .containsExactly("ProduceResults", "Projection", "NodeUniqueIndexSeek");
    }
}
