package dev.kith.neo4j.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.NewEdge;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.StatementFailed;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract of {@link Database}, in process and over Bolt. */
final class TransportIT {

    /** Runs for hours. */
    private static final String ENDLESS =
            "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a * b AS product WHERE product < 0 RETURN count(product) AS none";

    abstract static class DatabaseContract {

        abstract Database database();

        /** A database whose reads may take no longer than {@link #timeout}. */
        abstract Database withTimeout();

        abstract Duration timeout();

        @Test
        void values_of_every_kind_are_returned_unchanged() {
            Map<String, Object> values = new HashMap<>();
            values.put("nothing", null);
            values.put("flag", true);
            values.put("number", Long.MIN_VALUE);
            values.put("real", 0.1);
            values.put("text", "Zoë 👩 \"'\\\u0000");
            values.put("day", LocalDate.of(1, 1, 1));
            values.put("time", ZonedDateTime.of(2026, 11, 21, 12, 0, 0, 123_456_789, ZoneOffset.UTC));
            values.put("list", Arrays.asList(1L, null, "two"));
            values.put("map", Map.of("inner", List.of(Map.of("deep", 1L))));

            List<Row> rows = database()
                    .read(transaction -> transaction.run("RETURN $values AS values", Map.of("values", values)));

            assertThat(rows).containsExactly(new Row(Map.of("values", values)));
        }

        @Test
        void a_stream_passes_every_row_in_order() {
            List<Long> numbers = database().read(transaction -> {
                List<Long> seen = new ArrayList<>();
                transaction.stream("UNWIND range(1, 2500) AS n RETURN n", Map.of(), row -> seen.add(row.number("n")));
                return seen;
            });

            assertThat(numbers).hasSize(2_500).isSorted();
        }

        /** Neo4j reads the properties one by one: the first may be read before the deletion, the last after it. */
        @Test
        void a_node_deleted_during_a_read_is_read_again() {
            Database database = database();
            RealDatabase.wipe(database);
            Map<String, Object> properties = new HashMap<>();
            for (int number = 0; number < 20; number++) {
                properties.put("property" + number, "x".repeat(60));
            }
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
                for (int time = 0; time < 300; time++) {
                    database.write(transaction -> transaction.run(
                            "CREATE (n:Deleted) SET n = $properties", Map.of("properties", properties)));
                    database.write(transaction -> transaction.run("MATCH (n:Deleted) DELETE n", Map.of()));
                }
            });
            while (!writer.isDone()) {
                var _ = database.read(
                        transaction -> transaction.run("MATCH (n:Deleted) RETURN n {.*} AS node", Map.of()).stream()
                                .map(row -> row.map("node").text("property0")
                                        + row.map("node").text("property19"))
                                .toList());
            }
            writer.join();
        }

        @Test
        void edges_are_created_between_existing_listed_users_only() {
            RealDatabase.wipe(database());
            var _ = database()
                    .write(transaction -> transaction.run(
                            "CREATE (:User:Listed {id: 1}), (:User:Listed {id: 2}), (:User {id: 3})", Map.of()));

            long created = database()
                    .write(transaction -> transaction.createEdges(
                            "FOLLOWS", List.of(follow(1, 2), follow(2, 1), follow(1, 3), follow(4, 1))));

            assertThat(created).isEqualTo(2);
            List<Row> rows = database()
                    .read(transaction -> transaction.run(
                            "MATCH (a)-[f:FOLLOWS]->(b) RETURN a.id AS from, b.id AS to, properties(f) AS properties ORDER BY a.id",
                            Map.of()));
            assertThat(rows)
                    .containsExactly(
                            new Row(Map.of(
                                    "from",
                                    1L,
                                    "to",
                                    2L,
                                    "properties",
                                    follow(1, 2).properties())),
                            new Row(Map.of(
                                    "from",
                                    2L,
                                    "to",
                                    1L,
                                    "properties",
                                    follow(2, 1).properties())));
        }

        @Test
        void an_edge_that_violates_a_constraint_is_refused_and_no_edge_is_left() {
            RealDatabase.wipe(database());
            var _ = database()
                    .write(transaction ->
                            transaction.run("CREATE (:User:Listed {id: 1}), (:User:Listed {id: 2})", Map.of()));

            assertThatThrownBy(() -> database()
                            .write(transaction ->
                                    transaction.createEdges("FOLLOWS", List.of(follow(1, 2), follow(1, 2)))))
                    .isInstanceOfSatisfying(
                            StatementFailed.class,
                            failure -> assertThat(failure.code())
                                    .isEqualTo("Neo.ClientError.Schema.ConstraintValidationFailed"));
            assertThatThrownBy(() ->
                            database().read(transaction -> transaction.createEdges("FOLLOWS", List.of(follow(1, 2)))))
                    .isInstanceOf(StatementFailed.class);
            assertThat(count("MATCH ()-[f:FOLLOWS]->() RETURN count(f) AS total"))
                    .isZero();
        }

        private static NewEdge follow(long follower, long followee) {
            return new NewEdge(
                    follower,
                    followee,
                    Map.of("follower", follower, "followee", followee, "since", follower, "mutual", false));
        }

        @Test
        void a_read_cannot_write() {
            for (String cypher : List.of(
                    "CREATE (:Smuggled)",
                    "MATCH (m:Migration) SET m.smuggled = true",
                    "MATCH (m:Migration) DETACH DELETE m",
                    "CREATE INDEX smuggled IF NOT EXISTS FOR (s:Smuggled) ON (s.name)")) {
                assertThatThrownBy(() -> database().read(transaction -> transaction.run(cypher, Map.of())))
                        .as(cypher)
                        .isInstanceOf(StatementFailed.class);
                assertThatThrownBy(() -> database().query(cypher, Map.of(), rows -> rows))
                        .as(cypher)
                        .isInstanceOf(StatementFailed.class);
            }
            assertThat(count("MATCH (s:Smuggled) RETURN count(s) AS total")).isZero();
            assertThat(count("MATCH (m:Migration {smuggled: true}) RETURN count(m) AS total"))
                    .isZero();
        }

        @Test
        void a_read_that_exceeds_its_timeout_is_ended() {
            AtomicInteger attempts = new AtomicInteger();
            long start = System.nanoTime();

            assertThatThrownBy(() -> withTimeout().read(transaction -> {
                        attempts.incrementAndGet();
                        return transaction.run(ENDLESS, Map.of());
                    }))
                    .isInstanceOfSatisfying(
                            StatementFailed.class,
                            failure -> assertThat(failure.code()).contains("Time"));

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(timeout(), timeout().plusSeconds(3));
            assertThat(attempts).as("a read that timed out is not retried").hasValue(1);
        }

        @Test
        void a_query_that_exceeds_the_read_timeout_is_ended() {
            long start = System.nanoTime();

            assertThatThrownBy(() -> withTimeout().query(ENDLESS, Map.of(), rows -> rows))
                    .isInstanceOfSatisfying(
                            StatementFailed.class,
                            failure -> assertThat(failure.code()).contains("Time"));

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("a query that timed out is not retried")
                    .isBetween(timeout(), timeout().plusSeconds(3));
        }

        @Test
        void a_query_returns_every_row_in_order() {
            List<Long> numbers = database()
                    .query(
                            "UNWIND range(1, 2500) AS n RETURN n",
                            Map.of(),
                            rows -> rows.stream().map(row -> row.number("n")).toList());

            assertThat(numbers).hasSize(2_500).isSorted();
        }

        @Test
        void a_query_is_answered_again_where_a_value_is_missing() {
            AtomicInteger answers = new AtomicInteger();

            long number = database().query("RETURN 1 AS number", Map.of(), rows -> {
                String name = answers.incrementAndGet() < 3 ? "missing" : "number";
                return rows.getFirst().number(name);
            });

            assertThat(number).isEqualTo(1);
            assertThat(answers).hasValue(3);
        }

        @Test
        void a_write_that_throws_leaves_no_trace() {
            assertThatThrownBy(() -> database().write(transaction -> {
                        transaction.run("CREATE (:Smuggled)", Map.of());
                        throw new IllegalStateException("on purpose");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("on purpose");

            assertThat(count("MATCH (s:Smuggled) RETURN count(s) AS total")).isZero();
        }

        @Test
        void a_refusal_has_the_code_of_the_server() {
            assertThatThrownBy(() -> database().read(transaction -> transaction.run("THIS IS NOT CYPHER", Map.of())))
                    .isInstanceOfSatisfying(
                            StatementFailed.class,
                            failure -> assertThat(failure.code()).isEqualTo("Neo.ClientError.Statement.SyntaxError"));
            assertThatThrownBy(() -> database().query("THIS IS NOT CYPHER", Map.of(), rows -> rows))
                    .isInstanceOfSatisfying(
                            StatementFailed.class,
                            failure -> assertThat(failure.code()).isEqualTo("Neo.ClientError.Statement.SyntaxError"));
            assertThatThrownBy(() -> database()
                            .write(transaction -> transaction.run(
                                    "MATCH (m:Migration {number: 1}) CREATE (:Migration {number: m.number})",
                                    Map.of())))
                    .isInstanceOfSatisfying(
                            StatementFailed.class,
                            failure -> assertThat(failure.code())
                                    .isEqualTo("Neo.ClientError.Schema.ConstraintValidationFailed"));
        }

        private long count(String cypher) {
            return database()
                    .read(transaction -> transaction.run(cypher, Map.of()))
                    .getFirst()
                    .number("total");
        }
    }

    @Nested
    final class In_process extends DatabaseContract {

        @Override
        Database database() {
            return RealDatabase.inProcess();
        }

        @Override
        Database withTimeout() {
            return RealDatabase.inProcess();
        }

        @Override
        Duration timeout() {
            return RealDatabase.READ_TIMEOUT;
        }
    }

    @Nested
    final class Over_Bolt extends DatabaseContract {

        @Override
        Database database() {
            return RealDatabase.overBolt();
        }

        @Override
        Database withTimeout() {
            return RealDatabase.overBolt(timeout());
        }

        @Override
        Duration timeout() {
            return Duration.ofMillis(500);
        }
    }
}
