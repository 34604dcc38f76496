package dev.kith.neo4j.tie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.StoreUnavailable;
import dev.kith.application.Stores;
import dev.kith.application.follow.Follow;
import dev.kith.application.user.NewUser;
import dev.kith.domain.follow.FollowAnswer;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.StatementFailed;
import dev.kith.neo4j.spi.Statements;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Decisions that arrive during a commit share the next commit, and nothing else. */
final class GroupCommitIT {

    /** Counts the write transactions, and pauses the first one until {@link #resume} is counted down. */
    private static final class PausableDatabase implements Database {

        private final Database database = RealDatabase.inProcess();
        private final CountDownLatch paused = new CountDownLatch(1);
        private final CountDownLatch resume = new CountDownLatch(1);
        private final AtomicInteger writes = new AtomicInteger();

        /** Thrown by the second write, and by the following ones up to {@link #lastToFail}. */
        private volatile @Nullable RuntimeException failure;

        private volatile int lastToFail = 2;

        @Override
        public <T> T read(Function<Statements, T> work) {
            return database.read(work);
        }

        @Override
        public <T> T write(Function<Statements, T> work) {
            int number = writes.incrementAndGet();
            if (number == 1) {
                pause();
            }
            RuntimeException thrown = failure;
            if (number >= 2 && number <= lastToFail && thrown != null) {
                throw thrown;
            }
            return database.write(work);
        }

        @Override
        public void close() {}

        private void pause() {
            paused.countDown();
            try {
                resume.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final Stores stores = RealDatabase.emptyStores(RealDatabase.inProcess());
    private final PausableDatabase database = new PausableDatabase();
    private final Neo4jTies ties = new Neo4jTies(database);

    private UserId person(long id) {
        stores.users()
                .create(new NewUser(
                        new UserId(id),
                        new UUID(3, id),
                        new Username("user" + id),
                        Profile.EMPTY,
                        null,
                        null,
                        Instant.EPOCH,
                        Role.MEMBER));
        return new UserId(id);
    }

    private List<FollowAnswer> allFollowTheFirst(int people) throws Exception {
        List<UserId> all = new ArrayList<>();
        for (long id = 1; id <= people; id++) {
            all.add(person(id));
        }
        Follow follow = new Follow(ties, Clock.systemUTC());
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<FollowAnswer>> answers = new ArrayList<>();
            answers.add(threads.submit(() -> follow.handle(all.get(1), all.get(0))));
            database.paused.await();
            for (int other = 2; other < people; other++) {
                UserId follower = all.get(other);
                answers.add(threads.submit(() -> follow.handle(follower, all.get(0))));
            }
            awaitWaiting(people - 2);
            database.resume.countDown();
            List<FollowAnswer> results = new ArrayList<>();
            for (Future<FollowAnswer> answer : answers) {
                results.add(answer.get());
            }
            return results;
        }
    }

    private void awaitWaiting(int decisions) {
        while (ties.waiting() < decisions) {
            Thread.onSpinWait();
        }
    }

    private long followers() {
        return RealDatabase.inProcess()
                .read(transaction ->
                        transaction.run("MATCH (:User {id: 1})<-[f:FOLLOWS]-() RETURN count(f) AS total", Map.of()))
                .getFirst()
                .number("total");
    }

    @Test
    void twenty_decisions_that_arrive_during_a_commit_share_one_commit() throws Exception {
        assertThat(allFollowTheFirst(22)).hasSize(21).containsOnly(new FollowAnswer.Followed());
        assertThat(database.writes).hasValue(2);
        assertThat(followers()).isEqualTo(21);
    }

    @Test
    void each_decision_retries_alone_if_the_shared_commit_fails() throws Exception {
        database.failure = new StatementFailed("Neo.ClientError.Test", "no", new IllegalStateException());
        assertThat(allFollowTheFirst(6)).hasSize(5).containsOnly(new FollowAnswer.Followed());
        assertThat(database.writes).hasValue(2 + 4);
        assertThat(followers()).isEqualTo(5);
    }

    /** As many as retry at the same time, and those that they started meanwhile. */
    @Test
    void few_decisions_retry_if_all_retries_fail() throws Exception {
        database.failure = new StatementFailed("Neo.ClientError.Test", "no", new IllegalStateException());
        database.lastToFail = Integer.MAX_VALUE;
        assertThatThrownBy(() -> allFollowTheFirst(102)).hasCause(database.failure);
        assertThat(database.writes).hasValueBetween(2 + 8, 2 + 8 + 7);
        assertThat(followers()).isEqualTo(1);
    }

    @Test
    void all_decisions_retry_if_few_of_the_retries_fail() throws Exception {
        database.failure = new StatementFailed("Neo.ClientError.Test", "no", new IllegalStateException());
        database.lastToFail = 2 + 7;
        assertThatThrownBy(() -> allFollowTheFirst(102)).hasCause(database.failure);
        assertThat(database.writes).hasValue(2 + 100);
        assertThat(followers()).isEqualTo(1 + 100 - 7);
    }

    @Test
    void no_decision_retries_if_the_database_cannot_be_reached() throws Exception {
        database.failure = new StoreUnavailable("no", new StatementFailed("N/A", "no", new IllegalStateException()));
        assertThatThrownBy(() -> allFollowTheFirst(6)).hasCause(database.failure);
        assertThat(database.writes).hasValue(2);
        assertThat(followers()).isEqualTo(1);
    }

    @Test
    void a_rule_that_throws_does_not_affect_other_decisions() {
        database.resume.countDown();
        UserId anna = person(1);
        UserId ben = person(2);

        assertThatThrownBy(() -> ties.decide(Pair.of(anna, ben), tie -> {
                    throw new IllegalArgumentException("on purpose");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Follow(ties, Clock.systemUTC()).handle(anna, ben)).isEqualTo(new FollowAnswer.Followed());
    }
}
