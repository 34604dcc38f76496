package dev.kith.neo4j;

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
import dev.kith.neo4j.content.Neo4jPosts;
import dev.kith.neo4j.content.Neo4jRooms;
import dev.kith.neo4j.search.Neo4jSearches;
import dev.kith.neo4j.search.Neo4jSuggestions;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.user.Neo4jAvatars;
import dev.kith.neo4j.user.Neo4jUsers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** By which index each search, feed and suggestion is answered. */
final class ContentPlansIT {

    /** Enough that the planner knows better than to read them all. */
    private static final String PEOPLE = """
            UNWIND range(1, 20000) AS id
            CREATE (u:User:Listed {id: id, username_key: 'person' + id, real_name_key: 'real name ' + id, location_key: '', description_key: '',
              role: CASE WHEN id % 1000 = 0 THEN 'admin' ELSE 'member' END, gender: 'unspecified', date_of_birth: date('1980-01-01') + duration({days: id}),
              place: point({latitude: (id % 1800) / 10.0 - 90, longitude: id % 360 - 180})})
            FOREACH (x IN CASE WHEN id % 100 = 0 THEN [1] ELSE [] END |
              CREATE (u)-[:WROTE_POST]->(:Post {id: id, author: id, added_at: datetime(), type: 'post', title: '', text: ''}))""";

    private static final String TOPICS = """
            CREATE (t:Tag {id: 1, visible: true, active: true, deleted: false}), (c:Category {id: 1, name: 'x', slug: 'x'})
            WITH t, c MATCH (u:User) WHERE u.id <= 20 CREATE (u)-[:TAGGED]->(t), (u)-[:FOLLOWS_CATEGORY]->(c)""";

    private static final String ROOMS = """
            UNWIND range(1, 500) AS id
            CREATE (r:Room {id: id, name: 'Room ' + id, name_key: 'room ' + id})
            WITH r MATCH (u:User) WHERE u.id <= 20 CREATE (u)-[:MEMBER_OF {room: r.id, member: u.id, since: 1}]->(r)""";

    private static Database database;

    @BeforeAll
    static void a_community_worth_an_index() {
        database = RealDatabase.overBolt();
        RealDatabase.wipe(database);
        database.write(transaction -> transaction.run(PEOPLE, Map.of()));
        database.write(transaction -> transaction.run(TOPICS, Map.of()));
        database.write(transaction -> transaction.run(ROOMS, Map.of()));
        database.write(transaction -> transaction.run("CALL db.resampleOutdatedIndexes()", Map.of()));
        database.write(transaction -> transaction.run("CALL db.awaitIndexes(60)", Map.of()));
    }

    private static Neo4jSearches.SearchQueries seeking(@Nullable String text, Ranking ranking) {
        return seeking(UserSearch.of(query(text), ranking));
    }

    private static Neo4jSearches.SearchQueries seeking(UserSearch search) {
        return new Neo4jSearches.SearchQueries(search, List.of());
    }

    private static UserQuery query(@Nullable String text) {
        return new UserQuery(text, null, null, null, null, null, false, UserQuery.Order.BY_ID, null, Offset.first(20));
    }

    private static List<String> plan(String cypher, Map<String, Object> parameters) {
        List<String> plan = database.read(transaction -> transaction.plan(cypher, new HashMap<>(parameters)));
        assertThat(plan)
                .noneMatch(operator -> operator.contains("AllNodesScan") || operator.contains("NodeByLabelScan"));
        return plan;
    }

    private static boolean has(List<String> plan, String operator) {
        return plan.stream().anyMatch(found -> found.startsWith(operator));
    }

    @Test
    void names_that_begin_with_a_text_are_a_range_in_order() {
        var seeking = seeking("person1", new Ranking.ByRelevance());
        for (String text : seeking.groupQueries("person1").subList(0, 2)) {
            assertThat(plan(text, seeking.parameters()))
                    .anyMatch(operator -> operator.startsWith("NodeIndexSeek"))
                    .noneMatch(operator -> operator.startsWith("Sort") || operator.startsWith("Top"));
        }
    }

    @Test
    void names_that_contain_a_text_and_their_number_come_from_the_index_of_parts_of_texts() {
        var seeking = seeking("person1", new Ranking.ByRelevance());
        for (String text : List.of(seeking.groupQueries("person1").getLast(), seeking.countQuery(List.of()))) {
            assertThat(has(plan(text, seeking.parameters()), "NodeIndexContainsScan"))
                    .isTrue();
        }
    }

    @Test
    void who_is_near_comes_from_the_index_of_places() {
        var seeking = seeking(null, new Ranking.ByDistance(new LatLng(1, 1), false));
        seeking.parameters().putAll(Map.of("latitude", 1.0, "longitude", 1.0, "radius", 1000.0));
        assertThat(has(plan(seeking.circleQuery(", u.id"), seeking.parameters()), "NodeIndexSeekByRange"))
                .isTrue();
        assertThat(plan(seeking.countQuery(seeking.baseConditions()), seeking.parameters()))
                .anyMatch(operator -> operator.startsWith("NodeIndexScan"));
    }

    @Test
    void staff_and_ages_come_from_their_indexes_and_topics_from_their_edges() {
        var staff = seeking(new UserSearch(query(null), null, true, null, null, Set.of(), new Ranking.ByRelevance()));
        assertThat(has(plan(staff.countQuery(List.of()), staff.parameters()), "NodeIndexSeek"))
                .isTrue();
        var old = seeking(new UserSearch(
                query(null),
                AgeRange.OVER_45.birthDates(LocalDate.of(2026, 1, 1)),
                null,
                null,
                null,
                Set.of(),
                new Ranking.ByRelevance()));
        assertThat(has(plan(old.countQuery(List.of()), old.parameters()), "NodeIndexSeekByRange"))
                .isTrue();
        var topic = seeking(new UserSearch(
                query(null), null, null, new TagId(1), new CategoryId(1), Set.of(), new Ranking.ByRelevance()));
        assertThat(has(plan(topic.countQuery(List.of()), topic.parameters()), "NodeUniqueIndexSeek"))
                .isTrue();
    }

    @Test
    void a_feed_is_a_range_in_order_and_its_length_a_degree() {
        Map<String, Object> page = Map.of("author", 100L, "offset", 0L, "limit", 20L);
        assertThat(plan(Neo4jPosts.FEED, page))
                .anyMatch(operator -> operator.startsWith("NodeIndexSeek"))
                .noneMatch(operator -> operator.startsWith("Sort") || operator.startsWith("Top"));
        assertThat(plan(Neo4jPosts.COUNT, page)).noneMatch(operator -> operator.startsWith("Expand"));
        assertThat(plan(Neo4jUsers.SUMMARIES, Map.of("ids", List.of(1L))).stream()
                        .filter(operator -> operator.startsWith("Expand")))
                .hasSizeLessThanOrEqualTo(1);
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
    void a_search_among_those_one_follows_looks_at_each_of_them_and_at_no_one_else() {
        for (String text : new String[] {"person1", "a", null}) {
            var seeking = seeking(text, new Ranking.ByRelevance());
            seeking.among(List.of(7L, 11L));
            List<String> texts = new ArrayList<>(List.of(seeking.countQuery(List.of())));
            if (text != null) {
                texts.addAll(seeking.groupQueries(text));
            }
            for (String statement : texts) {
                assertThat(plan(statement, seeking.parameters()))
                        .as(statement)
                        .anyMatch(operator ->
                                operator.startsWith("NodeIndexSeek") || operator.startsWith("NodeUniqueIndexSeek"))
                        .noneMatch(operator -> operator.contains("ContainsScan")
                                || operator.contains("ByRange")
                                || operator.contains("IndexScan"));
            }
        }
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
        assertThat(has(plan(Neo4jAvatars.READ, parameters), "NodeUniqueIndexSeek"))
                .isTrue();
    }
}
