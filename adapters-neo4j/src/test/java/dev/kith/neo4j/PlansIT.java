package dev.kith.neo4j;

import dev.kith.neo4j.HotPlans.PlannerStatistics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The plans of the statements that all stores share. */
@ParameterizedClass
@EnumSource(PlannerStatistics.class)
final class PlansIT extends HotPlans {

    @Test
    void locks_and_hidden_users_are_found_by_index() {
        for (String cypher : List.of(UserLocks.LOCK_USERS, HiddenUsers.BY_VIEWER)) {
            assertSeeks(cypher);
        }
    }
}
