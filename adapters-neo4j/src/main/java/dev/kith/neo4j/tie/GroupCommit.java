package dev.kith.neo4j.tie;

import dev.kith.domain.change.Change;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.journal.ChangeRows;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Statements;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: decisions share transactions, because the commit costs more than the decision. While one transaction
 * commits, the next one decides on all waiting decisions that touch no user of an open transaction. The others wait,
 * and later decisions on their users wait behind them.
 */
final class GroupCommit {

    /** Decisions in one transaction; enough to make the commit cheap for each of them. */
    private static final int MAX_BATCH = 256;

    /** One of them decides, the others commit. */
    private static final int MAX_OPEN_TRANSACTIONS = 3;

    private final Database database;

    /**
     * Platform threads: a commit waits for the disk, and on a virtual thread it would keep a carrier from the readers.
     */
    private final Executor threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("decisions-", 0).factory());

    /** In order of arrival. This field and the next three are guarded by {@code this}. */
    private final Queue<PendingDecision> waiting = new ArrayDeque<>();

    /** The users of the open transactions. */
    private final Set<UserId> busyUsers = new HashSet<>();

    private int openTransactions;
    private boolean isDeciding;

    GroupCommit(Database database) {
        this.database = database;
    }

    @SuppressWarnings("unchecked") // the rule of this decision returned it
    <A> A submit(Pair pair, Function<Tie, Decision<A>> rule) {
        PendingDecision decision = new PendingDecision(pair, rule);
        if (enqueue(decision)) {
            runNext();
        }
        return (A) decision.outcome.join().get();
    }

    /** @return whether it may run now; otherwise the end of the transaction that it waits for runs it */
    private synchronized boolean enqueue(PendingDecision decision) {
        waiting.add(decision);
        return !decision.touches(busyUsers);
    }

    synchronized int waiting() {
        return waiting.size();
    }

    private void runNext() {
        DecisionBatch next = next();
        if (next != null) {
            threads.execute(next::run);
        }
    }

    private synchronized @Nullable DecisionBatch next() {
        if (isDeciding || openTransactions == MAX_OPEN_TRANSACTIONS) {
            return null;
        }
        Set<UserId> blockedUsers = new HashSet<>(busyUsers);
        List<PendingDecision> next = new ArrayList<>();
        for (Iterator<PendingDecision> all = waiting.iterator(); all.hasNext() && next.size() < MAX_BATCH; ) {
            PendingDecision decision = all.next();
            if (decision.touches(blockedUsers)) {
                decision.addUsersTo(blockedUsers);
            } else {
                all.remove();
                next.add(decision);
                decision.addUsersTo(busyUsers);
            }
        }
        if (next.isEmpty()) {
            return null;
        }
        openTransactions++;
        isDeciding = true;
        return new DecisionBatch(next);
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
        changes.forEach(change -> transaction.record(ChangeRows.row(change)));
        return outcomes;
    }

    /** The decisions of one transaction. */
    private final class DecisionBatch {

        private final List<PendingDecision> decisions;

        /** Guarded by the {@link GroupCommit}. */
        private boolean isDecided;

        DecisionBatch(List<PendingDecision> decisions) {
            this.decisions = decisions;
        }

        void run() {
            List<Supplier<@Nullable Object>> outcomes;
            try {
                outcomes = database.write(transaction -> {
                    List<Supplier<@Nullable Object>> decided = decideAll(transaction, decisions);
                    release(false);
                    return decided;
                });
            } catch (RuntimeException | Error failure) {
                // one decision may have made the transaction fail, so each one retries alone
                outcomes = decisions.stream()
                        .<Supplier<@Nullable Object>>map(
                                decision -> decisions.size() == 1 ? failed(failure) : decision::retryAlone)
                        .toList();
            }
            release(true);
            for (int index = 0; index < decisions.size(); index++) {
                decisions.get(index).outcome.complete(outcomes.get(index));
            }
        }

        /** Lets the next transaction decide; at the end, also on the users of this one. */
        private void release(boolean isEnd) {
            synchronized (GroupCommit.this) {
                if (!isDecided) {
                    isDecided = true;
                    isDeciding = false;
                }
                if (isEnd) {
                    openTransactions--;
                    decisions.forEach(
                            decision -> busyUsers.removeAll(List.of(decision.pair.low(), decision.pair.high())));
                }
            }
            runNext();
        }
    }

    private static Supplier<@Nullable Object> failed(Throwable failure) {
        return () -> {
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            throw (Error) failure;
        };
    }

    /** A decision that waits for its commit. */
    private final class PendingDecision {

        private final Pair pair;
        private final Function<Tie, ? extends Decision<?>> rule;

        /** The answer, or what the rule threw. */
        private final CompletableFuture<Supplier<@Nullable Object>> outcome = new CompletableFuture<>();

        PendingDecision(Pair pair, Function<Tie, ? extends Decision<?>> rule) {
            this.pair = pair;
            this.rule = rule;
        }

        boolean touches(Set<UserId> users) {
            return users.contains(pair.low()) || users.contains(pair.high());
        }

        void addUsersTo(Set<UserId> users) {
            users.add(pair.low());
            users.add(pair.high());
        }

        @Nullable
        Object retryAlone() {
            return database.write(transaction -> decideAll(transaction, List.of(this)))
                    .getFirst()
                    .get();
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
