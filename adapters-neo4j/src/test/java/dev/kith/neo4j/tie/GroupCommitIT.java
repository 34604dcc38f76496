package dev.kith.neo4j.tie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.Test;

/** Those who decide while a commit is under way share the next one, and nothing but the commit. */
final class GroupCommitIT {

    /** Counts the transactions that write, and holds the first one up until it is let go. */
    private static final class PausableDatabase implements Database {

        private final Database database = RealDatabase.inProcess();
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch free = new CountDownLatch(1);
        private final AtomicInteger writes = new AtomicInteger();
        private volatile boolean refusesMany;

        /** Held up when all is decided, before the commit, rather than at its beginning. */
        private volatile boolean holdsDecided;

        @Override
        public <T> T read(Function<Statements, T> work) {
            return database.read(work);
        }

        @Override
        public <T> T write(Function<Statements, T> work) {
            int number = writes.incrementAndGet();
            if (number == 1 && holdsDecided) {
                return database.write(transaction -> {
                    T answer = work.apply(transaction);
                    hold();
                    return answer;
                });
            }
            if (number == 1) {
                hold();
            }
            if (number == 2 && refusesMany) {
                throw new StatementFailed("Neo.ClientError.Test", "no", new IllegalStateException());
            }
            return database.write(work);
        }

        @Override
        public void close() {}

        private void hold() {
            begun.countDown();
            try {
                free.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final Stores stores = RealDatabase.emptyStores(RealDatabase.inProcess());
    private final PausableDatabase held = new PausableDatabase();
    private final Neo4jTies ties = new Neo4jTies(held);

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

    private List<FollowAnswer> followAllTheFirst(int people) throws Exception {
        List<UserId> all = new ArrayList<>();
        for (long id = 1; id <= people; id++) {
            all.add(person(id));
        }
        Follow follow = new Follow(ties, Clock.systemUTC());
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<FollowAnswer>> answers = new ArrayList<>();
            answers.add(threads.submit(() -> follow.handle(all.get(1), all.get(0))));
            held.begun.await();
            for (int other = 2; other < people; other++) {
                UserId follower = all.get(other);
                answers.add(threads.submit(() -> follow.handle(follower, all.get(0))));
            }
            awaitWaiting(people - 2);
            held.free.countDown();
            List<FollowAnswer> told = new ArrayList<>();
            for (Future<FollowAnswer> answer : answers) {
                told.add(answer.get());
            }
            return told;
        }
    }

    @Test
    void who_touches_no_one_of_a_commit_does_not_wait_for_it() throws Exception {
        for (long id = 1; id <= 8; id++) {
            person(id);
        }
        held.holdsDecided = true;
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<FollowAnswer> first = threads.submit(() -> follow(1, 2));
            held.begun.await();
            Future<FollowAnswer> behind = threads.submit(() -> follow(2, 5));
            awaitWaiting(1);
            // may not overtake the one before it
            Future<FollowAnswer> behindThat = threads.submit(() -> follow(5, 6));
            awaitWaiting(2);

            assertThat(follow(7, 8)).isEqualTo(new FollowAnswer.Followed());
            assertThat(follow(8, 7)).isEqualTo(new FollowAnswer.Followed());
            assertThat(ties.waiting()).isEqualTo(2);
            assertThat(List.of(first.isDone(), behind.isDone(), behindThat.isDone()))
                    .containsOnly(false);

            held.free.countDown();
            for (Future<FollowAnswer> answer : List.of(first, behind, behindThat)) {
                assertThat(answer.get()).isEqualTo(new FollowAnswer.Followed());
            }
        }
        assertThat(held.writes).hasValue(4);
    }

    private FollowAnswer follow(long follower, long followee) {
        return new Follow(ties, Clock.systemUTC()).handle(new UserId(follower), new UserId(followee));
    }

    private void awaitWaiting(int wishes) {
        while (ties.waiting() < wishes) {
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
    void twenty_who_arrive_during_a_commit_take_one_more() throws Exception {
        assertThat(followAllTheFirst(22)).hasSize(21).containsOnly(new FollowAnswer.Followed());
        assertThat(held.writes).hasValue(2);
        assertThat(followers()).isEqualTo(21);
    }

    @Test
    void where_the_shared_commit_fails_each_tries_alone() throws Exception {
        held.refusesMany = true;
        assertThat(followAllTheFirst(6)).hasSize(5).containsOnly(new FollowAnswer.Followed());
        assertThat(held.writes).hasValue(2 + 4);
        assertThat(followers()).isEqualTo(5);
    }

    @Test
    void a_rule_that_throws_is_no_one_elses_trouble() {
        held.free.countDown();
        UserId anna = person(1);
        UserId ben = person(2);

        assertThatThrownBy(() -> ties.decide(Pair.of(anna, ben), tie -> {
                    throw new IllegalArgumentException("on purpose");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Follow(ties, Clock.systemUTC()).handle(anna, ben)).isEqualTo(new FollowAnswer.Followed());
    }
}
