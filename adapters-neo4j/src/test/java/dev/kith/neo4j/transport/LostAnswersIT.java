package dev.kith.neo4j.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.ContentStores;
import dev.kith.application.Stores;
import dev.kith.application.access.AppTokensContract;
import dev.kith.application.account.AccountStores;
import dev.kith.application.account.AccountsContract;
import dev.kith.application.app.AppsContract;
import dev.kith.application.avatar.AvatarsContract;
import dev.kith.application.deletion.DeletionsContract;
import dev.kith.application.email.EmailChangesContract;
import dev.kith.application.follow.ToggleFollow;
import dev.kith.application.importing.ImportsContract;
import dev.kith.application.journal.JournalContract;
import dev.kith.application.post.PostsContract;
import dev.kith.application.room.RoomsContract;
import dev.kith.application.session.SessionsContract;
import dev.kith.application.setting.SettingsContract;
import dev.kith.application.tie.TiesContract;
import dev.kith.application.user.NewUser;
import dev.kith.application.user.UsersContract;
import dev.kith.domain.follow.FollowAnswer;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.RealAccountStores;
import dev.kith.neo4j.RealContentStores;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.account.Neo4jApps;
import dev.kith.neo4j.bulk.Neo4jImports;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.RetryLimits;
import dev.kith.neo4j.spi.StatementFailed;
import dev.kith.neo4j.spi.journal.JournalKind;
import dev.kith.neo4j.spi.journal.JournalPage;
import dev.kith.neo4j.spi.journal.JournalRow;
import dev.kith.neo4j.tie.Neo4jTies;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.neo4j.driver.SimpleQueryRunner;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.exceptions.ClientException;

/** A write is made once, whatever becomes of the connection of its commit. */
final class LostAnswersIT {

    private static final UserId ADA = new UserId(1);
    private static final UserId BEN = new UserId(2);

    private static final String INCREMENT =
            "MERGE (c:Counter) SET c.count = coalesce(c.count, 0) + 1 RETURN c.count AS count";

    private static BoltProxy proxy;
    private static Database database;

    @BeforeAll
    static void connect() throws IOException {
        proxy = new BoltProxy(RealDatabase.uri().getPort());
        database = open(proxy, RetryLimits.OVER_BOLT);
    }

    private static Database open(BoltProxy proxy, Duration retries) {
        return DriverDatabase.open(
                URI.create("bolt://127.0.0.1:" + proxy.port()),
                RealDatabase.user(),
                RealDatabase.password(),
                "",
                RealDatabase.READ_TIMEOUT,
                retries);
    }

    @AfterAll
    static void disconnect() {
        database.close();
        proxy.close();
    }

    private static void person(Stores stores, UserId id) {
        stores.users()
                .create(new NewUser(
                        id,
                        new UUID(3, id.value()),
                        new Username("user" + id.value()),
                        Profile.EMPTY,
                        null,
                        null,
                        Instant.EPOCH,
                        Role.MEMBER));
    }

    @ParameterizedTest
    @EnumSource
    void a_toggle_is_made_once(BoltProxy.Loss loss) {
        Stores stores = RealDatabase.emptyStores(RealDatabase.overBolt());
        person(stores, ADA);
        person(stores, BEN);
        proxy.loseCommits(loss);

        var answer = new ToggleFollow(new Neo4jTies(database), Clock.systemUTC()).handle(ADA, BEN);

        assertThat(proxy.stopLosing()).isOne();
        assertThat(answer).isEqualTo(new FollowAnswer.Followed());
        assertThat(stores.ties().between(Pair.of(ADA, BEN)).of(ADA).follows()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void a_write_that_is_not_in_the_journal_is_made_once(BoltProxy.Loss loss) {
        RealDatabase.wipe(RealDatabase.overBolt());
        for (long count = 1; count <= 3; count++) {
            proxy.loseCommits(loss);
            assertThat(increment(database)).isEqualTo(count);
            assertThat(proxy.stopLosing()).isOne();
        }
    }

    private static long increment(Database database) {
        return database.write(
                transaction -> transaction.run(INCREMENT, Map.of()).getFirst().number("count"));
    }

    @Test
    void a_write_whose_outcome_cannot_be_known_fails_and_is_not_made_again() throws IOException {
        RealDatabase.wipe(RealDatabase.overBolt());
        BoltProxy breaking = new BoltProxy(RealDatabase.uri().getPort());
        try (Database brief = open(breaking, Duration.ofMillis(100))) {
            assertThat(increment(brief)).isOne();
            breaking.loseCommits(BoltProxy.Loss.ANSWER);
            breaking.close();

            assertThatThrownBy(() -> increment(brief))
                    .hasMessageContaining("unknown whether the change was made")
                    .isInstanceOfSatisfying(
                            StatementFailed.class,
                            failure -> assertThat(failure.isUnreachable()).isTrue());
        }
        assertThat(increment(database)).isEqualTo(3);
    }

    @Nested
    final class The_mark_of_a_transaction {

        private final Driver driver = GraphDatabase.driver(
                RealDatabase.uri(), AuthTokens.basic(RealDatabase.user(), RealDatabase.password()));
        private final Session session = driver.session();

        @BeforeEach
        void empty_graph() {
            RealDatabase.wipe(RealDatabase.overBolt());
        }

        @AfterEach
        void close() {
            driver.close();
        }

        private CommitMark committed(Function<SimpleQueryRunner, CommitMark> add) {
            return session.executeWrite(add::apply);
        }

        private CommitMark rolledBack(Function<SimpleQueryRunner, CommitMark> add) {
            try (Transaction transaction = session.beginTransaction()) {
                return add.apply(transaction);
            }
        }

        private boolean isCommitted(CommitMark mark) {
            return session.executeWrite(mark::isCommitted);
        }

        private static CommitMark page(SimpleQueryRunner transaction, int entries) {
            JournalPage page = new JournalPage();
            for (int entry = 0; entry < entries; entry++) {
                page.add(new JournalRow(JournalKind.HIDE_CREATED, 1, 2, null, JournalRow.BY_ONE));
            }
            return CommitMark.addPage(transaction, page, 7);
        }

        @Test
        void is_found_while_the_sequence_keeps_it() {
            CommitMark mark = committed(transaction -> CommitMark.addToSequence(transaction, true));
            for (int later = 0; later < 256; later++) {
                assertThat(isCommitted(mark)).isTrue();
                var _ = committed(transaction -> CommitMark.addToSequence(transaction, true));
            }
            assertThatThrownBy(() -> isCommitted(mark)).isInstanceOf(ClientException.class);
        }

        @Test
        void is_not_found_after_a_rollback() {
            CommitMark first = rolledBack(transaction -> CommitMark.addToSequence(transaction, true));
            assertThat(isCommitted(first)).isFalse();
            var _ = committed(transaction -> CommitMark.addToSequence(transaction, true));
            CommitMark second = rolledBack(transaction -> CommitMark.addToSequence(transaction, true));
            assertThat(isCommitted(second)).isFalse();
            var _ = committed(transaction -> CommitMark.addToSequence(transaction, true));
            assertThat(isCommitted(first)).as("another has the number").isFalse();
            assertThat(isCommitted(second)).as("another has the number").isFalse();
        }

        @Test
        void is_on_the_page_of_the_journal() {
            CommitMark mark = committed(transaction -> page(transaction, 2));
            assertThat(isCommitted(mark)).isTrue();
            var _ = committed(transaction -> page(transaction, 1));
            assertThat(isCommitted(mark)).isTrue();
            CommitMark lost = rolledBack(transaction -> page(transaction, 2));
            assertThat(isCommitted(lost)).isFalse();
            var _ = committed(transaction -> page(transaction, 5));
            assertThat(isCommitted(lost)).as("another page has the number").isFalse();
        }

        @Test
        void is_unknown_where_its_page_was_trimmed() {
            CommitMark mark = committed(transaction -> page(transaction, 2));
            var _ = committed(transaction -> page(transaction, 1));
            session.run("MATCH (j:Journal {upto: 2}) DELETE j").consume();
            assertThatThrownBy(() -> isCommitted(mark)).isInstanceOf(ClientException.class);
        }
    }

    /**
     * The contracts of all stores that requests write to, where every third commit loses its answer. The build runs some
     * of them, and {@code -Dkith.storm=1} runs all.
     */
    @Nested
    final class Without_every_third_answer {

        private static final String LONG = "kith.storm";

        private static Database losing() {
            proxy.loseCommits(BoltProxy.Loss.ANSWER);
            return database;
        }

        @Nested
        @EnabledIfSystemProperty(named = LONG, matches = ".+")
        final class Ties extends TiesContract {

            @Override
            protected Stores stores() {
                return RealDatabase.emptyStores(losing());
            }
        }

        @Nested
        @EnabledIfSystemProperty(named = LONG, matches = ".+")
        final class Users extends UsersContract {

            @Override
            protected Stores stores() {
                return RealDatabase.emptyStores(losing());
            }
        }

        @Nested
        @EnabledIfSystemProperty(named = LONG, matches = ".+")
        final class Deletions extends DeletionsContract {

            @Override
            protected Stores stores() {
                return RealDatabase.emptyStores(losing());
            }
        }

        @Nested
        @EnabledIfSystemProperty(named = LONG, matches = ".+")
        final class Journals extends JournalContract {

            @Override
            protected Stores stores() {
                return RealDatabase.emptyStores(losing());
            }
        }

        @Nested
        final class Accounts extends AccountsContract {

            @Override
            protected AccountStores accountStores() {
                return RealAccountStores.empty(losing());
            }
        }

        @Nested
        final class Sessions extends SessionsContract {

            @Override
            protected AccountStores accountStores() {
                return RealAccountStores.empty(losing());
            }
        }

        @Nested
        @EnabledIfSystemProperty(named = LONG, matches = ".+")
        final class Email_changes extends EmailChangesContract {

            @Override
            protected AccountStores accountStores() {
                return RealAccountStores.empty(losing());
            }
        }

        @Nested
        final class Settings extends SettingsContract {

            @Override
            protected AccountStores accountStores() {
                return RealAccountStores.empty(losing());
            }
        }

        @Nested
        @EnabledIfSystemProperty(named = LONG, matches = ".+")
        final class App_tokens extends AppTokensContract {

            @Override
            protected AccountStores accountStores() {
                AccountStores stores = RealAccountStores.empty(losing());
                new Neo4jApps(database).add(AppTokensContract.APP);
                return stores;
            }
        }

        @Nested
        final class Apps extends AppsContract {

            @Override
            protected dev.kith.application.app.Apps apps() {
                RealDatabase.wipe(losing());
                return new Neo4jApps(database);
            }
        }

        @Nested
        @EnabledIfSystemProperty(named = LONG, matches = ".+")
        final class Posts extends PostsContract {

            @Override
            protected ContentStores contentStores() {
                return RealContentStores.empty(losing());
            }

            @Override
            protected int communities() {
                return 1;
            }
        }

        @Nested
        @EnabledIfSystemProperty(named = LONG, matches = ".+")
        final class Avatars extends AvatarsContract {

            @Override
            protected ContentStores contentStores() {
                return RealContentStores.empty(losing());
            }
        }

        @Nested
        @EnabledIfSystemProperty(named = LONG, matches = ".+")
        final class Rooms extends RoomsContract {

            @Override
            protected ContentStores contentStores() {
                return RealContentStores.empty(losing());
            }
        }

        @Nested
        @EnabledIfSystemProperty(named = LONG, matches = ".+")
        final class Imports extends ImportsContract {

            @Override
            protected Stores stores() {
                return RealDatabase.emptyStores(losing());
            }

            @Override
            protected dev.kith.application.importing.Imports imports() {
                return new Neo4jImports(database, true);
            }
        }
    }
}
