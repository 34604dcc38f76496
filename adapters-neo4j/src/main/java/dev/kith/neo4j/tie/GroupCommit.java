package dev.kith.neo4j.tie;

import dev.kith.application.StoreUnavailable;
import dev.kith.application.tie.PairRule;
import dev.kith.domain.change.Change;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Tie;
import dev.kith.neo4j.journal.ChangeRows;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.StatementFailed;
import dev.kith.neo4j.spi.Statements;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: decisions share transactions, because the commit costs more than the decision. While a transaction
 * runs, decisions gather; the next transaction takes them all. Two transactions at once would not be faster, because
 * the journal numbers the changes in the order of the commits: the second would wait for the first. Decisions in an
 * open transaction join it instead.
 */
final class GroupCommit {

    /** Decisions in one transaction; enough to make the commit cheap for each of them. */
    private static final int MAX_BATCH = 256;

    /**
     * Decisions of failed transactions that retry at the same time, each in a transaction of its own. If as many of one
     * failed transaction fail again and none succeeds, the others do not retry: no decision is the cause.
     */
    private static final int MAX_RETRIES = 8;

    private final Database database;

    /**
     * Platform threads: a commit waits for the disk, and on a virtual thread it would keep a carrier from the readers.
     */
    private final Executor threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("decisions-", 0).factory());

    private final Semaphore retries = new Semaphore(MAX_RETRIES);

    /** In order of arrival. This field and the next one are guarded by {@code this}. */
    private final Queue<PendingDecision> waiting = new ArrayDeque<>();

    private boolean isRunning;

    GroupCommit(Database database) {
        this.database = database;
    }

    /**
     * Decides by each rule. The answers have the order of the rules. Decisions that must retry do so in this order too.
     */
    @SuppressWarnings("unchecked") // the rule of each decision returned its answer
    <A> List<A> submit(List<PairRule<A>> rules) {
        List<PendingDecision> decisions = pending(rules);
        if (decisions.isEmpty()) {
            return List.of();
        }
        if (database.isInTransaction()) {
            run(decisions);
        } else if (enqueue(decisions)) {
            threads.execute(this::runAll);
        }
        return decisions.stream()
                .map(decision -> (A) decision.outcome.join().get())
                .toList();
    }

    /** @return whether the caller must start {@link #runAll} */
    private synchronized boolean enqueue(List<PendingDecision> decisions) {
        waiting.addAll(decisions);
        boolean isFirst = !isRunning;
        isRunning = true;
        return isFirst;
    }

    /** Decides by all rules in one transaction of their own, which writes nothing unless every answer is accepted. */
    @SuppressWarnings("unchecked") // the rule of each decision returned its answer
    <A> List<A> together(List<PairRule<A>> rules, Predicate<A> isAccepted) {
        List<PendingDecision> decisions = pending(rules);
        Supplier<List<Supplier<@Nullable Object>>> work = () -> database.write(
                transaction -> decideAll(transaction, decisions, outcome -> isAccepted.test((A) outcome.get())));
        return (database.isInTransaction() ? work.get() : onOwnThread(work))
                .stream().map(outcome -> (A) outcome.get()).toList();
    }

    private <T> T onOwnThread(Supplier<T> work) {
        CompletableFuture<Supplier<T>> result = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                T answer = work.get();
                result.complete(() -> answer);
            } catch (RuntimeException | Error failure) {
                result.complete(failed(failure));
            }
        });
        return result.join().get();
    }

    private static <A> List<PendingDecision> pending(List<PairRule<A>> rules) {
        return rules.stream()
                .map(each -> new PendingDecision(each.pair(), each.rule()))
                .toList();
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** Runs the waiting decisions, a transaction after the other, until none waits. */
    private void runAll() {
        for (List<PendingDecision> batch = next(); !batch.isEmpty(); batch = next()) {
            run(batch);
        }
    }

    private synchronized List<PendingDecision> next() {
        List<PendingDecision> batch = new ArrayList<>();
        while (batch.size() < MAX_BATCH && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        isRunning = !batch.isEmpty();
        return batch;
    }

    private void run(List<PendingDecision> batch) {
        List<Supplier<@Nullable Object>> outcomes;
        try {
            outcomes = database.write(transaction -> decideAll(transaction, batch, _ -> true));
        } catch (RuntimeException | Error failure) {
            boolean isFinal = batch.size() == 1 || isUnreachable(failure);
            // one decision may have made the transaction fail, so each one retries alone
            SeparateRetries separate = new SeparateRetries(failure);
            outcomes = batch.stream()
                    .<Supplier<@Nullable Object>>map(
                            decision -> isFinal ? failed(failure) : () -> separate.retry(decision))
                    .toList();
        }
        for (int index = 0; index < batch.size(); index++) {
            batch.get(index).outcome.complete(outcomes.get(index));
        }
    }

    /** No retry helps, and the transaction may even have been committed. */
    private static boolean isUnreachable(Throwable failure) {
        return failure instanceof StoreUnavailable unavailable
                && unavailable.getCause() instanceof StatementFailed refusal
                && refusal.isUnreachable();
    }

    /**
     * Runs the rules one after the other and writes the changes, unless one outcome is not accepted. A rule that throws
     * leaves its tie unchanged.
     */
    private static List<Supplier<@Nullable Object>> decideAll(
            Statements transaction, List<PendingDecision> decisions, Predicate<Supplier<@Nullable Object>> isAccepted) {
        TieEdges edges = TieEdges.readLocked(
                transaction, decisions.stream().map(decision -> decision.pair).collect(Collectors.toSet()));
        Map<Pair, Tie> before = edges.ties();
        Map<Pair, Tie> after = new HashMap<>(before);
        List<Change> changes = new ArrayList<>();
        List<Supplier<@Nullable Object>> outcomes = decisions.stream()
                .<Supplier<@Nullable Object>>map(decision -> decision.decide(after, changes))
                .toList();
        if (outcomes.stream().allMatch(isAccepted)) {
            edges.writeChanges(before, after);
            changes.forEach(change -> ChangeRows.record(transaction, change));
        }
        return outcomes;
    }

    private static <A> Supplier<A> failed(Throwable failure) {
        return () -> {
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            throw (Error) failure;
        };
    }

    /** The decisions of a failed transaction, each in a transaction of its own. */
    private final class SeparateRetries {

        private final Throwable failure;
        private final AtomicInteger failures = new AtomicInteger();
        private volatile boolean hasSucceeded;

        SeparateRetries(Throwable failure) {
            this.failure = failure;
        }

        @Nullable
        Object retry(PendingDecision decision) {
            Supplier<@Nullable Object> outcome;
            retries.acquireUninterruptibly();
            try {
                outcome = !hasSucceeded && failures.get() >= MAX_RETRIES ? failed(failure) : decideAlone(decision);
            } finally {
                retries.release();
            }
            return outcome.get();
        }

        private Supplier<@Nullable Object> decideAlone(PendingDecision decision) {
            try {
                Supplier<@Nullable Object> outcome = database.write(
                                transaction -> decideAll(transaction, List.of(decision), _ -> true))
                        .getFirst();
                hasSucceeded = true;
                return outcome;
            } catch (RuntimeException | Error again) {
                failures.incrementAndGet();
                return failed(again);
            }
        }
    }

    /** A decision that waits for its commit. */
    private static final class PendingDecision {

        private final Pair pair;
        private final Function<Tie, ? extends Decision<?>> rule;

        /** The answer, or what the rule threw. */
        private final CompletableFuture<Supplier<@Nullable Object>> outcome = new CompletableFuture<>();

        PendingDecision(Pair pair, Function<Tie, ? extends Decision<?>> rule) {
            this.pair = pair;
            this.rule = rule;
        }

        /** Adds what happens to the changes. */
        Supplier<@Nullable Object> decide(Map<Pair, Tie> ties, List<Change> changes) {
            try {
                Decision<?> decision = rule.apply(Objects.requireNonNull(ties.get(pair)));
                ties.put(pair, decision.next());
                changes.addAll(decision.changes());
                return decision::answer;
            } catch (RuntimeException failure) {
                return () -> {
                    throw failure;
                };
            }
        }
    }
}
