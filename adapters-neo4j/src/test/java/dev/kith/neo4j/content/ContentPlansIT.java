package dev.kith.neo4j.content;

import static dev.kith.neo4j.ContentPlans.has;
import static dev.kith.neo4j.ContentPlans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.neo4j.ContentPlans;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The plans of feeds and rooms. */
final class ContentPlansIT {

    @BeforeAll
    static void populate() {
        ContentPlans.populate();
    }

    @Test
    void a_feed_is_a_range_in_order_and_its_length_a_degree() {
        Map<String, Object> page = Map.of("author", 100L, "offset", 0L, "limit", 20L);
        assertThat(plan(Neo4jPosts.FEED, page))
                .anyMatch(operator -> operator.startsWith("NodeIndexSeek"))
                .noneMatch(operator -> operator.startsWith("Sort") || operator.startsWith("Top"));
        assertThat(plan(Neo4jPosts.COUNT, page)).noneMatch(operator -> operator.startsWith("Expand"));
    }

    @Test
    void rooms_are_found_through_their_member_and_members_by_index() {
        Map<String, Object> parameters = Map.of(
                "member",
                7L,
                "name",
                "room 1",
                "offset",
                0L,
                "limit",
                10L,
                "room",
                1L,
                "users",
                List.of(1L, 2L),
                "id",
                1L,
                "user",
                1L);
        for (String text : List.of(Neo4jRooms.COUNT, Neo4jRooms.PAGE)) {
            List<String> plan = plan(text, parameters);
            assertThat(has(plan, "NodeUniqueIndexSeek")).as(text).isTrue();
            assertThat(plan)
                    .filteredOn(operator -> operator.startsWith("Expand"))
                    .as("the number of members is a degree")
                    .hasSize(1);
        }
        assertThat(plan(Neo4jRooms.AMONG, parameters))
                .anyMatch(operator -> operator.contains("RelationshipUniqueIndexSeek"))
                .noneMatch(operator -> operator.contains("Scan") || operator.startsWith("Expand"));
        assertThat(has(plan(Neo4jRooms.BY_ID, parameters), "NodeUniqueIndexSeek"))
                .isTrue();
    }
}
