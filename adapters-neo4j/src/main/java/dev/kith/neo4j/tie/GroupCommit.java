package dev.kith.neo4j.tie;

import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
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
 * Decisions that share transactions. While one commits, the next is decided on: all that wait and touch no user of one that has not ended. What does
 * waits, and behind it whatever came later about the same users.
 */
final class GroupCommit {

    /** So many decisions share a commit at most; enough that the commit is no longer what they cost. */
    private static final int MOST = 256;

    /** So many transactions have not ended at most: one is decided on, the others commit. */
    private static final int AT_ONCE = 3;

    private final Database database;

    /** Not virtual ones: a commit waits for the disk, and would keep its carrier from those who read. */
    private final Executor threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("decisions-", 0).factory());

    /** In the order they came in. This and what follows is guarded by this. */
    private final Queue<PendingDecision> waiting = new ArrayDeque<>();

    /** Those of the transactions that have not ended. */
    private final Set<UserId> users = new HashSet<>();

    private int transactions;
    private boolean isDeciding;

    GroupCommit(Database database) {
        this.database = database;
    }

    @SuppressWarnings("unchecked") // the answer is this very rule's
    <A> A submit(Pair pair, Function<Tie, Decision<A>> rule) {
        PendingDecision wish = new PendingDecision(pair, rule);
        if (isFree(wish)) {
            settleNext();
        }
        return (A) wish.outcome.join().get();
    }

    /** Whether it need not wait for a commit; behind one of the many who wait for the same one no one has to look again. */
    private synchronized boolean isFree(PendingDecision wish) {
        waiting.add(wish);
        return !wish.touches(users);
    }

    synchronized int waiting() {
        return waiting.size();
    }

    private void settleNext() {
        DecisionBatch next = next();
        if (next != null) {
            threads.execute(next::settle);
        }
    }

    private synchronized @Nullable DecisionBatch next() {
        if (isDeciding || transactions == AT_ONCE) {
            return null;
        }
        Set<UserId> taken = new HashSet<>(users);
        List<PendingDecision> next = new ArrayList<>();
        for (Iterator<PendingDecision> all = waiting.iterator(); all.hasNext() && next.size() < MOST; ) {
            PendingDecision wish = all.next();
            if (wish.touches(taken)) {
                wish.addUsersTo(taken);
            } else {
                all.remove();
                next.add(wish);
                wish.addUsersTo(users);
            }
        }
        if (next.isEmpty()) {
            return null;
        }
        transactions++;
        isDeciding = true;
        return new DecisionBatch(next);
    }

    /** Decides on all of them, one after the other, as one step. A rule that throws leaves its tie as it was. */
    private static List<Supplier<@Nullable Object>> decideAll(Statements transaction, List<PendingDecision> wishes) {
        TieEdges edges = TieEdges.readLocked(
                transaction, wishes.stream().map(wish -> wish.pair).collect(Collectors.toSet()));
        Map<Pair, Tie> before = edges.ties();
        Map<Pair, Tie> after = new HashMap<>(before);
        List<Supplier<@Nullable Object>> outcomes = wishes.stream()
                .<Supplier<@Nullable Object>>map(wish -> wish.decide(after))
                .toList();
        edges.writeChanges(before, after);
        return outcomes;
    }

    /** Decisions of one transaction. */
    private final class DecisionBatch {

        private final List<PendingDecision> wishes;

        /** Guarded by the decisions. */
        private boolean isDecided;

        DecisionBatch(List<PendingDecision> wishes) {
            this.wishes = wishes;
        }

        void settle() {
            List<Supplier<@Nullable Object>> outcomes;
            try {
                outcomes = database.write(transaction -> {
                    List<Supplier<@Nullable Object>> decided = decideAll(transaction, wishes);
                    passed(false);
                    return decided;
                });
            } catch (RuntimeException | Error failure) {
                // no one shall suffer from another's trouble: each tries again by itself
                outcomes = wishes.stream()
                        .<Supplier<@Nullable Object>>map(wish -> wishes.size() == 1 ? failed(failure) : wish::alone)
                        .toList();
            }
            passed(true);
            for (int index = 0; index < wishes.size(); index++) {
                wishes.get(index).outcome.complete(outcomes.get(index));
            }
        }

        /** The next may be decided on; at the end, by those too who wish something about the same users. */
        private void passed(boolean isEnd) {
            synchronized (GroupCommit.this) {
                if (!isDecided) {
                    isDecided = true;
                    isDeciding = false;
                }
                if (isEnd) {
                    transactions--;
                    wishes.forEach(wish -> users.removeAll(List.of(wish.pair.low(), wish.pair.high())));
                }
            }
            settleNext();
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
        Object alone() {
            return database.write(transaction -> decideAll(transaction, List.of(this)))
                    .getFirst()
                    .get();
        }

        Supplier<@Nullable Object> decide(Map<Pair, Tie> ties) {
            try {
                Decision<?> decision = rule.apply(Objects.requireNonNull(ties.get(pair)));
                ties.put(pair, decision.next());
                return decision::answer;
            } catch (RuntimeException failure) {
                return () -> {
                    throw failure;
                };
            }
        }
    }
}
