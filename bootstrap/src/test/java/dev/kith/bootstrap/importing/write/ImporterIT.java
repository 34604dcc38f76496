package dev.kith.bootstrap.importing.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.importing.Imports;
import dev.kith.application.importing.follow.FollowList;
import dev.kith.bootstrap.graph.TestGraph;
import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.neo4j.bulk.Neo4jImports;
import dev.kith.neo4j.doctor.Doctor;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImporterIT {

    private static final int USERS = 500;
    private static final String FOLLOWS =
            "MATCH (a:User)-[f:FOLLOWS]->(b:User) RETURN a.id AS follower, b.id AS followee, f.since AS since, "
                    + "f.mutual AS mutual ORDER BY follower, followee, since";

    private Database database = TestGraph.emptied();

    @BeforeEach
    void empty() {
        database = TestGraph.emptied();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_random_graph_is_imported_completely_and_consistently(boolean isShared) {
        Set<List<Long>> wanted = new HashSet<>();
        FollowList follows = random(12_000, wanted);
        ImportSummary summary = importAll(isShared, () -> false, follows);
        assertThat(inGraph()).isEqualTo(wanted);
        assertThat(summary.count(ImportCount.FOLLOWS_CREATED)).isEqualTo(wanted.size());
        assertThat(summary.count(ImportCount.DUPLICATES)).isEqualTo(follows.size() - wanted.size());
        assertThat(summary.count(ImportCount.USERS_CREATED)).isEqualTo(follows.users().length);
        assertConsistent();
    }

    @Test
    void a_second_import_changes_nothing() {
        FollowList follows = random(5_000, new HashSet<>());
        importAll(false, () -> false, follows);
        List<Row> before = TestGraph.run(database, FOLLOWS);
        ImportSummary again = importAll(false, () -> false, follows);
        assertThat(TestGraph.run(database, FOLLOWS)).isEqualTo(before);
        assertThat(again.count(ImportCount.FOLLOWS_CREATED)).isZero();
        assertThat(again.count(ImportCount.FOLLOWS_ALREADY_THERE)).isEqualTo(before.size());
        assertThat(again.count(ImportCount.USERS_CREATED)).isZero();
    }

    @Test
    void a_stopped_import_leaves_a_consistent_graph_and_can_be_completed() {
        Set<List<Long>> wanted = new HashSet<>();
        FollowList follows = random(40_000, wanted);
        AtomicInteger steps = new AtomicInteger();
        assertThatThrownBy(() -> importAll(false, () -> steps.incrementAndGet() > 5, follows))
                .isInstanceOf(ImportRun.Stopped.class);
        assertThat(inGraph()).isNotEmpty().isNotEqualTo(wanted);
        assertConsistent();
        importAll(false, () -> false, follows);
        assertThat(inGraph()).isEqualTo(wanted);
        assertConsistent();
    }

    @Test
    void a_later_follow_back_makes_the_earlier_follow_mutual() {
        importAll(false, () -> false, follows(1, 2, 3, 1));
        importAll(false, () -> false, follows(2, 1, 1, 3));
        assertThat(TestGraph.run(database, "MATCH ()-[f:FOLLOWS]->() WHERE f.mutual RETURN count(f) AS n")
                        .getFirst()
                        .number("n"))
                .isEqualTo(4);
        assertConsistent();
    }

    @Test
    void follows_between_hidden_users_and_of_deleted_users_are_left_out() {
        importAll(false, () -> false, follows(1, 2, 3, 4));
        TestGraph.run(
                database,
                "MATCH (a:User {id: 1}), (b:User {id: 4}) CREATE (a)-[:HIDES {hider: 1, hidden: 4, since: 1}]->(b)");
        TestGraph.run(database, "MATCH (a:User {id: 2})-[f:FOLLOWS]-() DELETE f");
        TestGraph.run(database, "MATCH (a:User {id: 2}) SET a.status = 'd' REMOVE a:Listed");
        ImportSummary summary = importAll(false, () -> false, follows(4, 1, 3, 2, 4, 3));
        assertThat(inGraph()).containsExactlyInAnyOrder(List.of(3L, 4L), List.of(4L, 3L));
        assertThat(summary.count(ImportCount.HIDDEN_USERS)).isEqualTo(1);
        assertThat(summary.count(ImportCount.UNKNOWN_USERS)).isEqualTo(1);
        assertConsistent();
    }

    @Test
    void a_placeholder_user_does_not_take_a_used_name() {
        importAll(false, () -> false, follows(1, 2));
        TestGraph.run(database, "MATCH (a:User {id: 1}) SET a.username = 'User7', a.username_key = 'user7'");
        importAll(false, () -> false, follows(7, 2));
        assertThat(inGraph()).contains(List.of(7L, 2L));
        assertConsistent();
    }

    private ImportSummary importAll(boolean isShared, BooleanSupplier isStopped, FollowList follows) {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        ImportRun run = new ImportRun(isStopped, Clock.systemUTC(), BadLines.silent(), nowhere, new ImportReport());
        Imports imports = new Neo4jImports(database, isShared);
        Importer importer = new Importer(imports, isShared, run);
        Set<Long> users = LongStream.of(follows.users()).boxed().collect(Collectors.toSet());
        importer.follows(follows, importer.placeholderUsers(Importer.unknownUsers(imports, users)));
        return run.report().summary(0);
    }

    private static FollowList random(int count, Set<List<Long>> wanted) {
        Random random = new Random(7);
        FollowList follows = new FollowList();
        while (follows.size() < count) {
            long follower = 1 + (long) (random.nextDouble() * random.nextDouble() * USERS);
            long followee = 1 + (long) random.nextInt(USERS);
            if (follower != followee) {
                follows.add(follower, followee, FollowList.UNKNOWN_TIME);
                wanted.add(List.of(follower, followee));
            }
        }
        return follows;
    }

    private static FollowList follows(long... ends) {
        FollowList follows = new FollowList();
        for (int i = 0; i < ends.length; i += 2) {
            follows.add(ends[i], ends[i + 1], FollowList.UNKNOWN_TIME);
        }
        return follows;
    }

    private Set<List<Long>> inGraph() {
        Set<List<Long>> found = new HashSet<>();
        for (Row row : TestGraph.run(database, FOLLOWS)) {
            assertThat(found.add(List.of(row.number("follower"), row.number("followee"))))
                    .isTrue();
        }
        return found;
    }

    private void assertConsistent() {
        assertThat(new Doctor(database).examine(false, rule -> {})).isEmpty();
    }
}
