package dev.kith.neo4j.tie;

import dev.kith.application.StoreUnavailable;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: decisions share transactions, because the commit costs more than the decision. While a transaction
 * runs, decisions gather; the next transaction takes them all. Two transactions at once would not be faster, because
 * the journal numbers the changes in the order of the commits: the second would wait for the first.
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

    @SuppressWarnings("unchecked") // the rule of this decision returned it
    <A> A submit(Pair pair, Function<Tie, Decision<A>> rule) {
        PendingDecision decision = new PendingDecision(pair, rule);
        if (enqueue(decision)) {
            threads.execute(this::runAll);
        }
        return (A) decision.outcome.join().get();
    }

    /** @return whether the caller must start {@link #runAll} */
    private synchronized boolean enqueue(PendingDecision decision) {
        waiting.add(decision);
        boolean isFirst = !isRunning;
        isRunning = true;
        return isFirst;
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
            outcomes = database.write(transaction -> decideAll(transaction, batch));
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

    /** Runs the rules one after the other and writes the changes. A rule that throws leaves its tie unchanged. */
    private static List<Supplier<@Nullable Object>> decideAll(Statements transaction, List<PendingDecision> decisions) {
        TieEdges edges = TieEdges.readLocked(
                transaction, decisions.stream().map(decision -> decision.pair).collect(Collectors.toSet()));
        Map<Pair, Tie> before = edges.ties();
        Map<Pair, Tie> after = new HashMap<>(before);
        List<Change> changes = new ArrayList<>();
        List<Supplier<@Nullable Object>> outcomes = decisions.stream()
                .<Supplier<@Nullable Object>>map(decision -> decision.decide(after, changes))
                .toList();
        edges.writeChanges(before, after);
        changes.forEach(change -> ChangeRows.record(transaction, change));
        return outcomes;
    }

    private static Supplier<@Nullable Object> failed(Throwable failure) {
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
                                transaction -> decideAll(transaction, List.of(decision)))
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
