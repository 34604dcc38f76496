package dev.kith.application;

import dev.kith.application.audience.Audiences;
import dev.kith.application.connection.ConnectionRequests;
import dev.kith.application.deletion.Deletions;
import dev.kith.application.journal.Journal;
import dev.kith.application.tie.Ties;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.application.user.NewUser;
import dev.kith.application.user.Users;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** The base of the contracts: the stores under test, and users to test with. */
public abstract class Contract {

    protected static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    protected Users users;
    protected Ties ties;
    protected Audiences audiences;
    protected ConnectionRequests requests;
    protected Deletions deletions;
    protected Journal journal;

    /** Stores over an empty community. */
    protected abstract Stores stores();

    @BeforeEach
    protected void openStores() {
        Stores stores = stores();
        users = stores.users();
        ties = stores.ties();
        audiences = stores.audiences();
        requests = stores.requests();
        deletions = stores.deletions();
        journal = stores.journal();
    }

    /** The number of random communities that a law is tested on. A slow store returns fewer. */
    protected int communities() {
        return 40;
    }

    /** The number of random questions for each community. */
    protected int questions() {
        return 60;
    }

    /** A random seed. It is printed, and {@code -Dkith.seed=…} repeats a failed run. */
    public static long seed() {
        long seed = Long.getLong("kith.seed", System.nanoTime());
        System.out.println("kith.seed=" + seed);
        return seed;
    }

    protected static NewUser someone(@Nullable UserId id, String name) {
        return new NewUser(id, UUID.randomUUID(), new Username(name), Profile.EMPTY, null, null, NOON, Role.MEMBER);
    }

    protected UserId person(String name) {
        return created(someone(null, name));
    }

    protected UserId created(NewUser user) {
        return switch (users.create(user)) {
            case CreateUserAnswer.Created(var kept) -> kept.id();
            case CreateUserAnswer.IdTaken ignored -> throw new AssertionError("id taken: " + user);
            case CreateUserAnswer.UsernameTaken ignored -> throw new AssertionError("name taken: " + user);
            case CreateUserAnswer.EmailTaken ignored -> throw new AssertionError("e-mail taken: " + user);
            case CreateUserAnswer.ExternalIdTaken ignored -> throw new AssertionError("external id taken: " + user);
        };
    }

    protected List<UserId> people(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> person("person" + number))
                .toList();
    }

    /** Replaces the tie between two users. */
    protected void make(UserId one, UserId other, UnaryOperator<Tie> change) {
        ties.decide(Pair.of(one, other), tie -> new Decision<>(change.apply(tie), true, List.of()));
    }

    protected void follow(UserId follower, UserId followee, @Nullable Instant since) {
        make(follower, followee, tie -> tie.with(follower, tie.of(follower).following(since)));
    }

    protected void unfollow(UserId follower, UserId followee) {
        follow(follower, followee, null);
    }

    protected void connect(UserId one, UserId other, Instant since) {
        make(one, other, tie -> tie.with(new Connection.Connected(since)));
    }

    protected void disconnect(UserId one, UserId other) {
        make(one, other, tie -> tie.with(new Connection.Strangers()));
    }

    protected void hide(UserId hider, UserId hidden) {
        make(hider, hidden, tie -> tie.with(hider, tie.of(hider).hiding(NOON)));
    }

    /** Runs the work in that many threads, which begin together. A failure in any of them fails the test. */
    protected static <T> List<T> allAtOnce(int threads, IntFunction<T> work) {
        CountDownLatch gate = new CountDownLatch(threads);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<T>> running = IntStream.range(0, threads)
                    .mapToObj(number -> pool.submit(() -> {
                        gate.countDown();
                        gate.await();
                        return work.apply(number);
                    }))
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> future : running) {
                answers.add(future.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new AssertionError("one of " + threads + " at once failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
