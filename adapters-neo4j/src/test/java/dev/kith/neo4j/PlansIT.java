package dev.kith.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.page.Offset;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.search.UserQuery.Order;
import dev.kith.neo4j.audience.Neo4jAudiences;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.tie.Neo4jConnectionRequests;
import dev.kith.neo4j.tie.Neo4jTies;
import dev.kith.neo4j.tie.TieEdges;
import dev.kith.neo4j.user.Neo4jUsers;
import dev.kith.neo4j.user.Neo4jUsers.UserListing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No hot query sorts, scans or walks more than it answers with: what stays fast however large the community grows, and whatever Neo4j knew of it when
 * it made the plan.
 */
@ParameterizedClass
@EnumSource
final class PlansIT {

    /** A plan is kept for ten minutes, so one that is made while there is next to nothing must be good for much. */
    enum PlannerStatistics {
        /** Some are there, and the indexes were last looked into when no one was. */
        NOT_YET,
        ALL
    }

    /** Whatever a text may ask for. */
    private static final Map<String, Object> PARAMETERS = new HashMap<>(Map.ofEntries(
            Map.entry("subject", 1L),
            Map.entry("scanned", 1L),
            Map.entry("viewer", 1L),
            Map.entry("others", List.of(1L, 2L)),
            Map.entry("excluded", List.of()),
            Map.entry("offset", 0L),
            Map.entry("limit", 20L),
            Map.entry("since", 5L),
            Map.entry("user", 4L),
            Map.entry("low", 1L),
            Map.entry("high", 2L),
            Map.entry("id", 1L),
            Map.entry("ids", List.of(1L, 2L)),
            Map.entry("pairs", List.of(Map.of("low", 1L, "high", 2L))),
            Map.entry("uuid", "1"),
            Map.entry("key", "user1")));

    private static Database database;

    @Parameter
    private PlannerStatistics known;

    @BeforeParameterizedClassInvocation
    static void populate(PlannerStatistics known) {
        database = RealDatabase.inProcess();
        RealDatabase.wipe(database);
        sample();
        run(
                "UNWIND range(1, 5000) AS id CREATE (u:User:Listed {id: id, uuid: toString(id), username: 'user' + id, username_key: 'user' + id,"
                        + " real_name_key: 'name ' + (id % 700), location_key: 'place ' + (id % 50), description_key: 'about ' + id, gender: 'male',"
                        + " date_joined: datetime({epochSeconds: id}), status: 'a'})");
        run("UNWIND range(2, 5000) AS id MATCH (a:User {id: id}) MATCH (b:User {id: 1})"
                + " CREATE (a)-[:FOLLOWS {follower: id, followee: 1, since: id, mutual: id % 10 = 0}]->(b)");
        run("UNWIND range(2, 5000) AS id WITH id WHERE id % 10 = 0 MATCH (a:User {id: id}) MATCH (b:User {id: 1})"
                + " CREATE (b)-[:FOLLOWS {follower: 1, followee: id, since: id, mutual: true}]->(a)");
        run(
                "UNWIND range(2, 4900) AS id UNWIND [1, 7, 31] AS step MATCH (a:User {id: id}) MATCH (b:User {id: id + step})"
                        + " CREATE (a)-[:FOLLOWS {follower: id, followee: id + step, since: id, mutual: false}]->(b)");
        run("UNWIND range(2, 4900) AS id UNWIND [2, 9] AS step MATCH (a:User {id: id}) MATCH (b:User {id: id + step})"
                + " CREATE (a)-[:CONNECTED {low: id, high: id + step, since: id}]->(b)");
        run("UNWIND range(2, 4900) AS id MATCH (a:User {id: id}) MATCH (b:User {id: id + 3})"
                + " CREATE (a)-[:REQUESTED {low: id, high: id + 3, from: id, to: id + 3, created: id}]->(b)");
        run("UNWIND range(2, 1000) AS id MATCH (a:User {id: id}) MATCH (b:User {id: id + 4})"
                + " CREATE (a)-[:HIDES {hider: id, hidden: id + 4, since: id}]->(b)");
        if (known == PlannerStatistics.ALL) {
            sample();
        } else {
            run("CALL db.clearQueryCaches()");
        }
    }

    private static void sample() {
        run("CALL db.resampleOutdatedIndexes()");
        run("CALL db.prepareForReplanning(60)");
    }

    private static void run(String cypher) {
        database.write(transaction -> transaction.run(cypher, Map.of()));
    }

    @ParameterizedTest
    @EnumSource
    void a_list_is_read_in_the_order_of_its_index(AudienceKind kind) {
        Neo4jAudiences.AudienceQueries texts = Neo4jAudiences.queries(kind);
        Stream.of(List.of(texts.whole()), texts.ranges(), texts.rangesAfter())
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
    void whoever_is_looked_up_in_a_list_is_found_by_index(AudienceKind kind) {
        Neo4jAudiences.AudienceQueries texts = Neo4jAudiences.queries(kind);
        assertSeeks(texts.among());
        assertSeeks(texts.common());
        if (!texts.mutuals().isEmpty()) {
            assertSeeks(texts.mutuals());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_total_is_a_degree(AudienceKind kind) {
        assertThat(plan(Neo4jAudiences.queries(kind).degree()))
                .containsExactly("ProduceResults", "Projection", "NodeUniqueIndexSeek");
    }

    @Test
    void cards_count_by_degree() {
        List<String> plan = plan(Neo4jUsers.SUMMARIES);
        assertThat(plan)
                .contains("NodeUniqueIndexSeek")
                .doesNotContain("EagerAggregation", "NodeByLabelScan", "AllNodesScan");
        // a person's few tags, and nothing that grows with their followers
        assertThat(plan).filteredOn(operator -> operator.startsWith("Expand")).hasSize(1);
    }

    @Test
    void a_pair_is_read_and_locked_by_index_alone() {
        for (String cypher : List.of(
                UserLocks.LOCK_USERS,
                TieEdges.READ_USERS,
                TieEdges.LOCK_AND_READ_USERS,
                TieEdges.EDGES_OF_PAIRS,
                Neo4jTies.FOLLOWED_AMONG,
                Neo4jTies.CONNECTED_AMONG,
                Neo4jUsers.BY_ID,
                Neo4jUsers.BY_UUID,
                Neo4jUsers.BY_USERNAME,
                Neo4jUsers.HIDDEN_BY)) {
            assertSeeks(cypher);
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
    void what_a_decision_changes_is_found_by_index_or_by_node(TieEdges.Change change) {
        assertThat(plan(change.text))
                .anyMatch(operator -> operator.contains("IndexSeek") || operator.contains("ByElementIdSeek"))
                .noneMatch(operator ->
                        operator.contains("Scan") || operator.contains("Expand") || operator.contains("Sort"));
    }

    @Test
    void the_requests_around_a_user_are_read_from_the_user() {
        assertThat(plan(Neo4jConnectionRequests.OF_USER))
                .contains("NodeUniqueIndexSeek", "OptionalExpand(All)")
                .noneMatch(operator -> operator.contains("Scan"));
    }

    @ParameterizedTest
    @EnumSource
    void the_list_of_all_users_is_read_in_the_order_of_an_index(Order.Field field) {
        assumeGrown();
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
    void all_users_are_counted_without_looking_at_one() {
        UserQuery query = UserQuery.everyone(null, Offset.first(20));

        assertThat(plan(new UserListing(query, List.of(), PARAMETERS).count()))
                .containsExactly("ProduceResults", "NodeCountFromCountStore");
    }

    @ParameterizedTest
    @ValueSource(strings = {"search", "username", "realName", "location", "description"})
    void text_is_found_through_its_index(String field) {
        assumeGrown();
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

    /** What a search is made of is for the planner to weigh; while the community is small it may look at everyone. */
    private void assumeGrown() {
        assumeThat(known).isEqualTo(PlannerStatistics.ALL);
    }

    /** Each row goes straight from the index to the answer, so a page costs what a page is long. */
    private static void assertStreams(String name, List<String> plan) {
        assertThat(plan)
                .as(name)
                .noneMatch(operator -> operator.contains("Sort")
                        || operator.contains("Top")
                        || operator.contains("Aggregation")
                        || operator.contains("Expand")
                        || operator.contains("Eager")
                        || operator.contains("TypeScan")
                        || operator.contains("LabelScan"));
    }

    private static void assertSeeks(String cypher) {
        List<String> plan = plan(cypher);
        assertThat(plan).as(cypher).anyMatch(operator -> operator.contains("IndexSeek"));
        assertThat(plan)
                .as(cypher)
                .noneMatch(operator -> operator.contains("Scan")
                        || operator.contains("Expand")
                        || operator.contains("Sort")
                        || operator.contains("Top"));
    }

    private static List<String> plan(String cypher) {
        return database.write(transaction -> transaction.plan(cypher, PARAMETERS));
    }
}
