package dev.kith.neo4j.search;

import static dev.kith.neo4j.ContentPlans.has;
import static dev.kith.neo4j.ContentPlans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.page.Offset;
import dev.kith.domain.profile.LatLng;
import dev.kith.domain.search.AgeRange;
import dev.kith.domain.search.Ranking;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.search.UserSearch;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.topic.TagId;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.ContentPlans;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The plans of searches and suggestions. */
final class SearchPlansIT {

    @BeforeAll
    static void populate() {
        ContentPlans.populate();
    }

    private static SearchQueries queries(@Nullable String text, Ranking ranking) {
        return queries(UserSearch.of(query(text), ranking));
    }

    private static SearchQueries queries(UserSearch search) {
        return new SearchQueries(search, List.of());
    }

    private static UserQuery query(@Nullable String text) {
        return new UserQuery(text, null, null, null, null, null, false, UserQuery.Order.BY_ID, null, Offset.first(20));
    }

    @Test
    void names_that_begin_with_a_text_are_a_range_in_order() {
        var queries = queries("person1", new Ranking.ByRelevance());
        for (String text : queries.groupQueries("person1").subList(0, 2)) {
            assertThat(plan(text, queries.parameters()))
                    .anyMatch(operator -> operator.startsWith("NodeIndexSeek"))
                    .noneMatch(operator -> operator.startsWith("Sort") || operator.startsWith("Top"));
        }
    }

    @Test
    void names_that_contain_a_text_come_from_the_text_index_and_so_does_their_number() {
        var queries = queries("person1", new Ranking.ByRelevance());
        for (String text : List.of(queries.groupQueries("person1").getLast(), queries.countQuery(List.of()))) {
            assertThat(has(plan(text, queries.parameters()), "NodeIndexContainsScan"))
                    .isTrue();
        }
    }

    @Test
    void near_users_come_from_the_index_of_places() {
        var queries = queries(null, new Ranking.ByDistance(new LatLng(1, 1), false));
        queries.parameters().putAll(Map.of("latitude", 1.0, "longitude", 1.0, "radius", 1000.0));
        assertThat(has(plan(queries.circleQuery(", u.id"), queries.parameters()), "NodeIndexSeekByRange"))
                .isTrue();
        assertThat(plan(queries.countQuery(queries.baseConditions()), queries.parameters()))
                .anyMatch(operator -> operator.startsWith("NodeIndexScan"));
    }

    @Test
    void staff_and_ages_come_from_their_indexes_and_topics_from_their_edges() {
        var staff = queries(new UserSearch(query(null), null, true, null, null, Set.of(), new Ranking.ByRelevance()));
        assertThat(has(plan(staff.countQuery(List.of()), staff.parameters()), "NodeIndexSeek"))
                .isTrue();
        var old = queries(new UserSearch(
                query(null),
                AgeRange.OVER_45.birthDates(LocalDate.of(2026, 1, 1)),
                null,
                null,
                null,
                Set.of(),
                new Ranking.ByRelevance()));
        assertThat(has(plan(old.countQuery(List.of()), old.parameters()), "NodeIndexSeekByRange"))
                .isTrue();
        var topic = queries(new UserSearch(
                query(null), null, null, new TagId(1), new CategoryId(1), Set.of(), new Ranking.ByRelevance()));
        assertThat(has(plan(topic.countQuery(List.of()), topic.parameters()), "NodeUniqueIndexSeek"))
                .isTrue();
    }

    @Test
    void users_of_given_names_are_found_by_index() {
        assertThat(has(
                        plan(Neo4jSearches.NAMED, Map.of("keys", List.of("person7"), "hidden", List.of())),
                        "NodeUniqueIndexSeek"))
                .isTrue();
    }

    @Test
    void suggestions_are_ranges_of_the_lists_and_look_ups() {
        for (String text : List.of(Neo4jSuggestions.FOLLOWED, Neo4jSuggestions.CONNECTED)) {
            assertThat(plan(text, Neo4jSuggestions.parameters(new UserId(1))))
                    .satisfies(plan -> assertThat(plan)
                            .filteredOn(operator -> operator.startsWith("DirectedRelationshipIndexSeek"))
                            .hasSize(4))
                    .noneMatch(operator -> operator.startsWith("PartialTop") || operator.startsWith("PartialSort"))
                    .noneMatch(operator -> operator.contains("RelationshipTypeScan")
                            || operator.startsWith("DirectedRelationshipIndexScan"));
        }
    }

    @Test
    void reasons_of_suggestions_are_ranges_of_the_lists_and_look_ups() {
        Map<String, Object> parameters = new HashMap<>(Neo4jSuggestions.parameters(new UserId(1)));
        parameters.putAll(Map.of("limit", 20L, "most", 1_000L, "more", 1_001L, "examples", 10L, "read", 2_000L));
        parameters.put("others", List.of(2L, 3L));
        parameters.putAll(Map.of("other", 2L, "since", 1L));
        for (String text : List.of(
                Neo4jDismissals.DISMISS,
                Neo4jDismissals.RESTORE,
                Neo4jSuggestions.FOLLOW_CANDIDATES,
                Neo4jSuggestions.CONNECT_CANDIDATES,
                Neo4jSuggestions.FOLLOW_BOUNDS,
                Neo4jSuggestions.CONNECT_BOUNDS,
                Neo4jSuggestions.FOLLOW_SHARED,
                Neo4jSuggestions.CONNECT_SHARED,
                Neo4jSuggestions.FOLLOW_POPULAR,
                Neo4jSuggestions.CONNECT_POPULAR)) {
            assertThat(plan(text, parameters))
                    .as(text)
                    .anyMatch(operator -> operator.startsWith("DirectedRelationship") && operator.contains("IndexSeek"))
                    .noneMatch(operator -> operator.startsWith("PartialTop") || operator.startsWith("PartialSort"))
                    .noneMatch(operator -> operator.contains("RelationshipTypeScan")
                            || operator.startsWith("DirectedRelationshipIndexScan"));
        }
    }

    @Test
    void a_search_among_followings_reads_only_the_followings() {
        for (String text : new String[] {"person1", "a", null}) {
            var queries = queries(text, new Ranking.ByRelevance());
            queries.among(List.of(7L, 11L));
            List<String> texts = new ArrayList<>(List.of(queries.countQuery(List.of())));
            if (text != null) {
                texts.addAll(queries.groupQueries(text));
            }
            for (String statement : texts) {
                assertThat(plan(statement, queries.parameters()))
                        .as(statement)
                        .anyMatch(operator ->
                                operator.startsWith("NodeIndexSeek") || operator.startsWith("NodeUniqueIndexSeek"))
                        .noneMatch(operator -> operator.contains("ContainsScan")
                                || operator.contains("ByRange")
                                || operator.contains("IndexScan"));
            }
        }
    }
}
