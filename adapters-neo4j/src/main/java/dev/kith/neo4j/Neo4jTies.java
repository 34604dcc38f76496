package dev.kith.neo4j;

import dev.kith.application.tie.Ties;
import dev.kith.domain.community.Mode;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.seam.Database;
import dev.kith.neo4j.seam.Row;
import dev.kith.neo4j.seam.Statements;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ties as edges between two users. The store keeps the difference between the tie it read and the one the rule left. */
public final class Neo4jTies implements Ties {

    /** So many decisions share a commit at most; enough that the commit is no longer what they cost. */
    private static final int MOST = 256;

    static final String FOLLOWED_AMONG =
            """
            UNWIND $others AS other
            MATCH ()-[f:FOLLOWS {follower: $viewer, followee: other}]->() USING INDEX SEEK f:FOLLOWS(follower, followee)
            RETURN other""";

    static final String CONNECTED_AMONG =
            """
            UNWIND $others AS other
            WITH other, CASE WHEN other < $viewer THEN other ELSE $viewer END AS low, CASE WHEN other < $viewer THEN $viewer ELSE other END AS high
            OPTIONAL MATCH ()-[c:CONNECTED {low: low, high: high}]->() USING INDEX SEEK c:CONNECTED(low, high)
            OPTIONAL MATCH ()-[r:REQUESTED {low: low, high: high}]->() USING INDEX SEEK r:REQUESTED(low, high)
            RETURN other, c.since AS connected, r.from AS requestFrom, r.created AS created, r.rejected AS rejected, r.viewed AS viewed""";

    static final String HIDDEN_BY =
            "MATCH ()-[h:HIDES]->(:Listed) USING INDEX SEEK h:HIDES(hider, hidden) WHERE h.hider = $hider AND h.hidden IS NOT NULL"
                    + " RETURN h.hidden AS hidden ORDER BY hidden";

    private final Database database;
    private final Queue<Wish> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    public Neo4jTies(Database database) {
        this.database = database;
    }

    @Override
    public Tie between(Pair pair) {
        return database.read(transaction -> Objects.requireNonNull(TieEdges.seen(transaction, pair).between().get(pair)));
    }

    /** Those who wish something while a commit is under way share the next one. */
    @Override
    @SuppressWarnings("unchecked") // the answer is this very rule's
    public <A> A decide(Pair pair, Function<Tie, Decision<A>> rule) {
        Wish wish = new Wish(pair, rule);
        waiting.add(wish);
        return (A) settled(wish).get();
    }

    private Supplier<@Nullable Object> settled(Wish wish) {
        turn.lock();
        try {
            while (wish.outcome == null) {
                settle(Stream.generate(waiting::poll).takeWhile(Objects::nonNull).limit(MOST).toList());
            }
            return wish.outcome;
        } finally {
            turn.unlock();
        }
    }

    /** How many wait for a commit to share. */
    int waiting() {
        return waiting.size();
    }

    private void settle(List<Wish> wishes) {
        try {
            List<Supplier<@Nullable Object>> outcomes = database.write(transaction -> decideAll(transaction, wishes));
            for (int index = 0; index < wishes.size(); index++) {
                wishes.get(index).outcome = outcomes.get(index);
            }
        } catch (RuntimeException | Error failure) {
            // no one shall suffer from another's trouble: each tries again by itself, when it has given up the turn
            for (Wish wish : wishes) {
                wish.outcome = wishes.size() == 1 ? () -> {
                    throw failure;
                } : () -> database.write(transaction -> decideAll(transaction, List.of(wish))).getFirst().get();
            }
        }
    }

    @Override
    public Map<UserId, Relation> relations(UserId viewer, Collection<UserId> others, Mode mode) {
        List<Long> ids = others.stream().filter(other -> !other.equals(viewer)).map(UserId::value).toList();
        Map<UserId, Relation> relations = new HashMap<>();
        others.forEach(other -> relations.put(other, Relation.NONE));
        if (ids.isEmpty()) {
            return relations;
        }
        Map<String, Object> parameters = Map.of("viewer", viewer.value(), "others", ids);
        List<Row> rows = database.read(transaction -> transaction.run(
                switch (mode) {
                    case FOLLOW -> FOLLOWED_AMONG;
                    case FRIENDSHIP -> CONNECTED_AMONG;
                },
                parameters));
        for (Row row : rows) {
            UserId other = new UserId(row.number("other"));
            relations.put(other, switch (mode) {
                case FOLLOW -> Relation.FOLLOWED;
                case FRIENDSHIP -> Relation.ofConnection(viewer, TieEdges.connection(row));
            });
        }
        return relations;
    }

    @Override
    public List<UserId> hiddenBy(UserId hider) {
        return database.read(transaction -> transaction.run(HIDDEN_BY, Map.of("hider", hider.value()))).stream()
                .map(row -> new UserId(row.number("hidden")))
                .toList();
    }

    /** Decides on all of them, one after the other, as one step. A rule that throws leaves its tie as it was. */
    private static List<Supplier<@Nullable Object>> decideAll(Statements transaction, List<Wish> wishes) {
        TieEdges edges = TieEdges.locked(transaction, wishes.stream().map(wish -> wish.pair).collect(Collectors.toSet()));
        Map<Pair, Tie> before = edges.between();
        Map<Pair, Tie> after = new HashMap<>(before);
        List<Supplier<@Nullable Object>> outcomes = wishes.stream().map(wish -> wish.decide(after)).toList();
        edges.keep(before, after);
        return outcomes;
    }

    /** A decision that waits for its commit. */
    private static final class Wish {

        private final Pair pair;
        private final Function<Tie, ? extends Decision<?>> rule;

        /** Once it is settled: the answer, or what the rule threw. Guarded by the turn. */
        private @Nullable Supplier<@Nullable Object> outcome;

        Wish(Pair pair, Function<Tie, ? extends Decision<?>> rule) {
            this.pair = pair;
            this.rule = rule;
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
