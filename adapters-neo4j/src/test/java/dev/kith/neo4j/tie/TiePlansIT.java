package dev.kith.neo4j.tie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.tie.TiePart;
import dev.kith.neo4j.HotPlans;
import dev.kith.neo4j.HotPlans.PlannerStatistics;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plans of decisions, relations and requests. */
@ParameterizedClass
@EnumSource(PlannerStatistics.class)
final class TiePlansIT extends HotPlans {

    @Test
    void a_pair_is_read_and_locked_by_index_alone() {
        for (String cypher : List.of(
                TieEdges.LOCK_AND_READ_USERS,
                TieEdges.EDGES_OF_PAIRS,
                Neo4jTies.FOLLOWED_AMONG,
                Neo4jTies.CONNECTED_AMONG,
                Neo4jTies.FOLLOWED,
                Neo4jTies.CONNECTED)) {
            assertSeeks(cypher);
        }
    }

    @Test
    void many_pairs_are_read_by_index_alone_and_only_the_parts_that_are_asked_for() {
        assertSeeks(PairReads.statement(EnumSet.allOf(TiePart.class)));
        assertSeeks(PairReads.statement(Set.of()));
        for (TiePart part : TiePart.values()) {
            String statement = PairReads.statement(EnumSet.of(part));
            assertSeeks(statement);
            assertThat(plan(statement))
                    .filteredOn(operator -> operator.contains("RelationshipUniqueIndexSeek"))
                    .hasSize(4);
        }
    }

    @Test
    void many_pairs_of_one_user_are_read_from_the_user() {
        for (TiePart part : TiePart.values()) {
            assertThat(plan(StarReads.statement(EnumSet.of(part))))
                    .noneMatch(operator -> operator.contains("Scan"))
                    .noneMatch(operator -> operator.contains("RelationshipIndexSeek")
                            || operator.contains("RelationshipUniqueIndexSeek"))
                    .filteredOn(operator -> operator.contains("Expand"))
                    .hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Neo4jConnectionRequests.INCOMING, Neo4jConnectionRequests.OUTGOING})
    void requests_are_read_in_the_order_of_their_index(String cypher) {
        assertSeeks(cypher);
        assertStreams(cypher, plan(cypher));
    }

    @ParameterizedTest
    @EnumSource
    void a_change_is_found_by_index_or_by_element_id(TieEdges.Change change) {
        assertThat(plan(change.text))
                .anyMatch(operator -> operator.contains("IndexSeek") || operator.contains("ByElementIdSeek"))
                .noneMatch(operator ->
                        operator.contains("Scan") || operator.contains("Expand") || operator.contains("Sort"));
    }

    @Test
    void the_requests_of_a_user_are_read_from_the_user() {
        assertThat(plan(Neo4jConnectionRequests.OF_USER))
                .contains("NodeUniqueIndexSeek", "OptionalExpand(All)")
                .noneMatch(operator -> operator.contains("Scan"));
    }
}
