package dev.kith.neo4j.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.user.NewUser;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.ResetReason;
import dev.kith.domain.follow.FollowRules;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.account.Neo4jSettings;
import dev.kith.neo4j.journal.Neo4jJournal;
import dev.kith.neo4j.spi.Commit;
import dev.kith.neo4j.tie.Neo4jTies;
import dev.kith.neo4j.user.Neo4jDeletions;
import dev.kith.neo4j.user.Neo4jUsers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server that shares its Neo4j learns of the writes of others. */
final class SharedDatabaseIT {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final UserId ANNA = new UserId(1);
    private static final UserId BEN = new UserId(2);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final SharedDatabase server = server();
    private final SharedDatabase other = server();
    private final List<Commit> reports = new CopyOnWriteArrayList<>();

    private static SharedDatabase server() {
        return new SharedDatabase(RealDatabase.overBolt(Duration.ofSeconds(10)));
    }

    @BeforeEach
    void start() {
        RealDatabase.wipe(RealDatabase.overBolt());
        for (UserId user : List.of(ANNA, BEN)) {
            new Neo4jUsers(other)
                    .create(new NewUser(
                            user,
                            new UUID(0, user.value()),
                            new Username("user" + user),
                            Profile.EMPTY,
                            null,
                            null,
                            NOON,
                            Role.MEMBER));
        }
        await(server);
        await(other);
        server.watch(reports::add);
    }

    @AfterEach
    void stop() {
        server.close();
        other.close();
    }

    /** A busy machine may be late. */
    private static void await(SharedDatabase database) {
        boolean isCurrent = database.awaitReports(Duration.ZERO);
        for (int attempt = 0; attempt < 500 && !isCurrent; attempt++) {
            LockSupport.parkNanos(20_000_000);
            isCurrent = database.awaitReports(Duration.ZERO);
        }
        assertThat(isCurrent).isTrue();
    }

    private static void toggle(SharedDatabase through) {
        var _ = new Neo4jTies(through).decide(Pair.of(ANNA, BEN), tie -> FollowRules.toggle(tie, ANNA, NOON));
    }

    private static Commit.Edge follow(Map<String, Object> before) {
        return new Commit.Edge("FOLLOWS", ANNA.value(), BEN.value(), before, before.isEmpty() ? Micros.of(NOON) : null);
    }

    private boolean isReset() {
        return reports.stream().anyMatch(Commit::isUnknown);
    }

    private static List<Change> changes() {
        return new Neo4jJournal(RealDatabase.overBolt())
                .after(0, 100).stream().map(JournalEntry::change).toList();
    }

    @Test
    void a_write_of_another_server_is_reported_to_the_next_request() {
        toggle(other);
        assertThat(server.awaitReports(LONG)).isTrue();
        assertThat(reports).as("recent enough").isEmpty();

        await(server);
        assertThat(reports).isNotEmpty();
        assertThat(reports.getFirst().edges()).containsExactly(follow(Map.of()));
        assertThat(server.newest()).isEqualTo(other.newest());

        reports.clear();
        toggle(other);
        await(server);
        assertThat(reports.getLast().edges())
                .containsExactly(follow(Map.of("since", NOON.getEpochSecond() * 1_000_000, "mutual", false)));
        assertThat(isReset()).isFalse();
    }

    @Test
    void an_own_write_is_reported_once_and_before_it_is_answered() {
        toggle(server);
        assertThat(reports).hasSize(1);
        assertThat(server.await(server.newest().number())).isTrue();
        for (int request = 0; request < 3; request++) {
            await(server);
        }
        assertThat(reports).hasSize(1);
    }

    @Test
    void a_state_is_awaited() {
        long before = server.newest().number();
        toggle(other);
        assertThat(server.newest().number()).isEqualTo(before);
        assertThat(server.await(before + 1)).isTrue();
        assertThat(server.newest().number()).isEqualTo(before + 1);
        assertThat(server.await(before + 2)).isFalse();
    }

    @Test
    void a_write_without_an_entry_is_no_reason_to_forget_anything() {
        for (int number = 0; number < 5; number++) {
            var _ = new Neo4jSettings(other).edit(ANNA, settings -> settings);
            other.write(transaction -> transaction.run("MERGE (n:Private {at: 1}) SET n.last = timestamp()", Map.of()));
            await(server);
        }
        assertThat(isReset()).isFalse();
    }

    @Test
    void hand_written_cypher_is_noticed_and_gets_one_entry() {
        RealDatabase.overBolt()
                .write(transaction -> transaction.run("MATCH (u:User {id: 1}) SET u.bio = 'I row.'", Map.of()));

        await(server);
        assertThat(isReset()).isTrue();
        await(other);
        toggle(other);
        for (int wait = 0; wait < 100 && !changes().contains(new Change.GraphReset(ResetReason.BY_HAND)); wait++) {
            LockSupport.parkNanos(20_000_000);
        }
        LockSupport.parkNanos(50_000_000);
        assertThat(changes()).containsOnlyOnce(new Change.GraphReset(ResetReason.BY_HAND));
    }

    @Test
    void a_page_that_is_lost_does_not_stop_the_reports() {
        for (int write = 0; write < 3; write++) {
            toggle(other);
        }
        var _ = RealDatabase.overBolt()
                .write(transaction -> transaction.run(
                        "MATCH (j:Journal) WITH j ORDER BY j.upto DESC SKIP 1 LIMIT 1 DELETE j", Map.of()));
        await(server);
        assertThat(isReset()).isTrue();
    }

    @Test
    void a_restored_backup_is_noticed() {
        toggle(other);
        await(server);
        reports.clear();
        other.write(transaction -> transaction.run(
                "MATCH (j:Journal) WITH j ORDER BY j.upto DESC LIMIT 1 SET j.run = 7, j.at = j.at + 1", Map.of()));

        await(server);
        assertThat(isReset()).isTrue();
        assertThat(server.newest().run()).isEqualTo(7);
    }

    @Test
    void while_a_user_is_being_deleted_no_report_is_complete() {
        Neo4jDeletions deletions = new Neo4jDeletions(other);
        deletions.begin(ANNA, null, NOON, status -> UserStatus.SOFT_DELETED);
        assertThat(server.awaitReports(Duration.ZERO)).isFalse();
        assertThat(server.awaitReports(Duration.ZERO)).isFalse();
        assertThat(isReset()).isFalse();

        deletions.finish(ANNA);
        await(server);
        assertThat(isReset()).isTrue();
    }

    @Test
    void without_the_database_no_report_is_complete() {
        server.close();
        long before = System.nanoTime();
        assertThat(server.awaitReports(Duration.ZERO)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }
}
