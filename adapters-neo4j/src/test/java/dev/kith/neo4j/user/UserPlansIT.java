package dev.kith.neo4j.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kith.domain.page.Offset;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.search.UserQuery.Order;
import dev.kith.neo4j.HotPlans;
import dev.kith.neo4j.HotPlans.PlannerStatistics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plans of users, their summaries and their list. */
@ParameterizedClass
@EnumSource(PlannerStatistics.class)
final class UserPlansIT extends HotPlans {

    @Test
    void a_summary_counts_by_degree() {
        List<String> plan = plan(Neo4jUsers.SUMMARIES);
        assertThat(plan)
                .contains("NodeUniqueIndexSeek")
                .doesNotContain("EagerAggregation", "NodeByLabelScan", "AllNodesScan");
        // the few tags of a user, and nothing that grows with the followers
        assertThat(plan).filteredOn(operator -> operator.startsWith("Expand")).hasSize(1);
    }

    @Test
    void a_user_is_found_by_index() {
        for (String cypher : List.of(
                Neo4jUsers.BY_ID,
                Neo4jUsers.BY_UUID,
                Neo4jUsers.BY_USERNAME,
                Neo4jUsers.BY_KEYS,
                Neo4jUsers.EXTERNAL_IDS)) {
            assertSeeks(cypher);
        }
    }

    @Test
    void a_walk_by_id_goes_on_in_an_index() {
        assertSeeks(Neo4jUsers.IDS_AFTER);
        assertStreams("walk", plan(Neo4jUsers.IDS_AFTER));
    }

    @Test
    void users_of_one_status_and_with_a_text_are_found_by_index() {
        for (String cypher :
                List.of(FilteredUsers.OF_STATUS, FilteredUsers.COUNT_OF_STATUS, FilteredUsers.BEGINNING_WITH_TEXT)) {
            assertSeeks(cypher);
        }
        assertStreams("status", plan(FilteredUsers.OF_STATUS));
        assertThat(plan(FilteredUsers.WITH_TEXT))
                .contains("NodeIndexContainsScan")
                .doesNotContain("NodeByLabelScan", "NodeIndexScan", "Sort");
    }

    @ParameterizedTest
    @EnumSource
    void the_list_of_all_users_is_read_in_the_order_of_an_index(Order.Field field) {
        assumeCurrentStatistics();
        for (boolean descending : new boolean[] {false, true}) {
            for (List<Long> hidden : List.of(List.<Long>of(), List.of(5L))) {
                UserQuery query = new UserQuery(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        new Order(field, descending),
                        null,
                        Offset.first(20));
                List<String> plan = plan(new UserListing(query, hidden, PARAMETERS).page());
                assertThat(plan).as("%s", query).contains("NodeIndexScan");
                assertStreams(field.name(), plan);
            }
        }
    }

    @Test
    void all_users_are_counted_without_reading_one() {
        UserQuery query = UserQuery.everyone(null, Offset.first(20));

        assertThat(plan(new UserListing(query, List.of(), PARAMETERS).count()))
                .containsExactly("ProduceResults", "NodeCountFromCountStore");
    }

    @ParameterizedTest
    @ValueSource(strings = {"search", "username", "realName", "location", "description"})
    void text_is_found_through_its_index(String field) {
        assumeCurrentStatistics();
        UserQuery query = new UserQuery(
                field.equals("search") ? "zoe" : null,
                field.equals("username") ? "zoe" : null,
                field.equals("realName") ? "zoe" : null,
                field.equals("location") ? "zoe" : null,
                field.equals("description") ? "zoe" : null,
                null,
                false,
                Order.BY_ID,
                null,
                Offset.first(20));
        UserListing listing = new UserListing(query, List.of(), PARAMETERS);
        for (String cypher : List.of(listing.page(), listing.count())) {
            assertThat(plan(cypher))
                    .as(cypher)
                    .contains("NodeIndexContainsScan")
                    .doesNotContain("NodeByLabelScan", "NodeIndexScan");
        }
    }

    /** The planner chooses how to search; in a small community it may read every user. */
    private void assumeCurrentStatistics() {
        assumeThat(statistics).isEqualTo(PlannerStatistics.CURRENT);
    }
}
