package dev.kith.neo4j.user;

import static dev.kith.neo4j.ContentPlans.has;
import static dev.kith.neo4j.ContentPlans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.neo4j.ContentPlans;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The plans of summaries and avatars in a community with content. */
final class SummaryPlansIT {

    @BeforeAll
    static void populate() {
        ContentPlans.populate();
    }

    @Test
    void a_summary_reads_no_list() {
        assertThat(plan(Neo4jUsers.SUMMARIES, Map.of("ids", List.of(1L))).stream()
                        .filter(operator -> operator.startsWith("Expand")))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void an_avatar_is_found_by_index() {
        assertThat(has(plan(Neo4jAvatars.READ, Map.of("user", 1L)), "NodeUniqueIndexSeek"))
                .isTrue();
    }
}
