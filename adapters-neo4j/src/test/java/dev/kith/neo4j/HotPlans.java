package dev.kith.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.neo4j.spi.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/**
 * Asserts the plans of the hot statements: none sorts, scans or walks more than it returns. So they stay fast in a
 * community of any size, whatever statistics Neo4j had when it made the plan.
 */
public abstract class HotPlans {

    /** Neo4j keeps a plan for ten minutes, so a plan for a nearly empty graph must also be good for a large one. */
    public enum PlannerStatistics {
        /** The graph holds users, but the statistics are those of an empty graph. */
        OUTDATED,
        CURRENT
    }

    /** The parameters of all statements. */
    protected static final Map<String, Object> PARAMETERS = new HashMap<>(Map.ofEntries(
            Map.entry("subject", 1L),
            Map.entry("scanned", 1L),
            Map.entry("viewer", 1L),
            Map.entry("center", 1L),
            Map.entry("maxEdges", 1_000L),
            Map.entry("other", 2L),
            Map.entry("others", List.of(1L, 2L)),
            Map.entry("excluded", List.of()),
            Map.entry("offset", 0L),
            Map.entry("limit", 20L),
            Map.entry("end", 20L),
            Map.entry("skip", 0L),
            Map.entry("take", 20L),
            Map.entry("from", 0L),
            Map.entry("to", 20L),
            Map.entry("only", true),
            Map.entry("since", 5L),
            Map.entry("until", 9L),
            Map.entry("user", 4L),
            Map.entry("low", 1L),
            Map.entry("high", 2L),
            Map.entry("id", 1L),
            Map.entry("ids", List.of(1L, 2L)),
            Map.entry("pairs", List.of(Map.of("low", 1L, "high", 2L))),
            Map.entry("keys_id", List.of(List.of(0L, 1L))),
            Map.entry("keys_uuid", List.of(List.of(0L, "1"))),
            Map.entry("keys_external_id", List.of(List.of(0L, "1"))),
            Map.entry("keys_username_key", List.of(List.of(0L, "user1"))),
            Map.entry("uuid", "1"),
            Map.entry("key", "user1"),
            Map.entry("status", "a"),
            Map.entry("after", 1L),
            Map.entry("bound", 10L),
            Map.entry("text", "use")));

    private static Database database;

    @Parameter
    protected PlannerStatistics statistics;

    @BeforeParameterizedClassInvocation
    protected static void populate(PlannerStatistics statistics) {
        database = RealDatabase.inProcess();
        if (statistics == PlannerStatistics.CURRENT) {
            // no test of plans writes, so the graph of the outdated statistics is still there
            sample();
            return;
        }
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
        run("CALL db.clearQueryCaches()");
    }

    private static void sample() {
        run("CALL db.resampleOutdatedIndexes()");
        run("CALL db.prepareForReplanning(60)");
    }

    private static void run(String cypher) {
        database.write(transaction -> transaction.run(cypher, Map.of()));
    }

    /** Each row goes straight from the index to the result, so the cost of a page is its length. */
    protected static void assertStreams(String name, List<String> plan) {
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

    protected static void assertSeeks(String cypher) {
        List<String> plan = plan(cypher);
        assertThat(plan).as(cypher).anyMatch(operator -> operator.contains("IndexSeek"));
        assertThat(plan)
                .as(cypher)
                .noneMatch(operator -> operator.contains("Scan")
                        || operator.contains("Expand")
                        || operator.contains("Sort")
                        || operator.contains("Top"));
    }

    protected static List<String> plan(String cypher) {
        return database.write(transaction -> transaction.plan(cypher, PARAMETERS));
    }
}
