package dev.kith.neo4j.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.user.UserId;
import dev.kith.domain.walk.Audience;
import dev.kith.domain.walk.AudienceWalk;
import dev.kith.domain.walk.WalkCursor;
import dev.kith.domain.walk.WalkEntry;
import dev.kith.domain.walk.WalkOrder;
import dev.kith.domain.walk.WalkPage;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.NewEdge;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import dev.kith.neo4j.spi.journal.JournalRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Promise 4 of the lists: page 25,000 costs what page 1 does. Each statement streams from its index, as {@code
 * WalkPlansIT} checks; here the statements of a page and their rows are counted.
 */
final class WalkCostIT {

    private static final int FANS = 6_000;
    private static final int LIMIT = 20;

    /** The lengths of the results of all statements since the last page. */
    private static final List<Integer> RESULTS = new ArrayList<>();

    private static final UserId STAR = new UserId(1);
    private static final UserId VIEWER = new UserId(2);

    /** Notes the length of each result. */
    private record CountedDatabase(Database database) implements Database {

        @Override
        public <T> T read(Function<Statements, T> work) {
            return database.read(transaction -> work.apply(new CountedStatements(transaction)));
        }

        @Override
        public <T> T write(Function<Statements, T> work) {
            return database.write(work);
        }

        @Override
        public void close() {
            database.close();
        }
    }

    private record CountedStatements(Statements statements) implements Statements {

        @Override
        public List<Row> run(String cypher, Map<String, Object> parameters) {
            List<Row> rows = statements.run(cypher, parameters);
            RESULTS.add(rows.size());
            return rows;
        }

        @Override
        public void stream(String cypher, Map<String, Object> parameters, Consumer<Row> row) {
            statements.stream(cypher, parameters, row);
        }

        @Override
        public long createEdges(String type, List<NewEdge> edges) {
            return statements.createEdges(type, edges);
        }

        @Override
        public void record(JournalRow entry) {
            statements.record(entry);
        }

        @Override
        public List<String> plan(String cypher, Map<String, Object> parameters) {
            return statements.plan(cypher, parameters);
        }
    }

    private static final Neo4jAudienceWalks WALKS =
            new Neo4jAudienceWalks(new CountedDatabase(RealDatabase.inProcess()), 200, 100);

    /** A star with many followers, of whom the star follows every third. The viewer follows many others. */
    @BeforeAll
    static void populate() {
        RealDatabase.wipe(RealDatabase.inProcess());
        run("UNWIND range(1, " + (FANS + 2) + ") AS id CREATE (:User:Listed {id: id, status: 'a'})");
        run("MATCH (s:User {id: 1}) MATCH (f:User) WHERE f.id > 2 CREATE (f)-[:FOLLOWS {follower: f.id, followee: 1,"
                + " since: f.id / 7, mutual: f.id % 3 = 0}]->(s)");
        run("MATCH (s:User {id: 1}) MATCH (f:User) WHERE f.id > 2 AND f.id % 3 = 0 CREATE (s)-[:FOLLOWS {follower: 1,"
                + " followee: f.id, since: f.id, mutual: true}]->(f)");
        run(
                "MATCH (s:User {id: 1}) MATCH (f:User) WHERE f.id > 2 CREATE (s)-[:CONNECTED {low: 1, high: f.id, since: f.id}]->(f)");
        run(
                "MATCH (v:User {id: 2}) MATCH (f:User) WHERE f.id > 2 AND f.id % 2 = 0 CREATE (f)-[:FOLLOWS {follower: f.id,"
                        + " followee: 2, since: f.id, mutual: false}]->(v)");
    }

    private static void run(String cypher) {
        RealDatabase.inProcess().write(transaction -> transaction.run(cypher, Map.of()));
    }

    /** The costs of the pages of a walk but the last two, which end a group or the list. */
    private static List<List<Integer>> costs(AudienceWalk walk, int expected) {
        List<List<Integer>> costs = new ArrayList<>();
        Set<UserId> seen = new HashSet<>();
        WalkCursor after = null;
        do {
            RESULTS.clear();
            WalkPage<WalkEntry> page = WALKS.page(walk, after, LIMIT);
            page.entries().forEach(entry -> assertThat(seen.add(entry.user())).isTrue());
            costs.add(List.copyOf(RESULTS));
            after = page.next();
        } while (after != null);
        assertThat(seen).as("%s", walk).hasSize(expected);
        return costs;
    }

    private static AudienceWalk of(
            AudienceKind kind, WalkOrder order, @Nullable Boolean mutual, @Nullable Boolean shared) {
        Audience compared = shared == null ? null : new Audience(kind, VIEWER);
        return new AudienceWalk(new Audience(kind, STAR), order, mutual, compared, shared, null, null, null);
    }

    @Test
    void every_page_costs_what_the_first_one_does() {
        Map<AudienceWalk, Integer> walks = Map.of(
                of(AudienceKind.FOLLOWERS, WalkOrder.NEWEST, null, null),
                FANS,
                of(AudienceKind.FOLLOWERS, WalkOrder.NEWEST, true, null),
                FANS / 3,
                of(AudienceKind.FOLLOWERS, WalkOrder.MUTUAL_FIRST, null, null),
                FANS,
                of(AudienceKind.CONNECTIONS, WalkOrder.NEWEST, null, null),
                FANS,
                of(AudienceKind.FOLLOWERS, WalkOrder.NEWEST, null, true),
                FANS / 2,
                of(AudienceKind.FOLLOWERS, WalkOrder.NEWEST, null, false),
                FANS / 2);
        walks.forEach((walk, expected) -> {
            List<List<Integer>> costs = costs(walk, expected);
            assertThat(costs).as("%s", walk).hasSizeGreaterThan(FANS / 3 / LIMIT - 1);
            List<Integer> rows = costs.stream()
                    .map(cost -> cost.stream().mapToInt(Integer::intValue).sum())
                    .toList();
            // a part of a list has up to three ranges of two parts each, and one entry more shows that it goes on
            assertThat(rows)
                    .as("%s", walk)
                    .allSatisfy(sum -> assertThat(sum).isLessThan(3 * rows.getFirst() + 2 * LIMIT));
            assertThat(costs).as("%s", walk).allSatisfy(cost -> assertThat(cost).hasSizeLessThan(10));
        });
    }
}
