package dev.kith.neo4j.bulk;

import dev.kith.domain.user.UserId;
import dev.kith.neo4j.EdgeType;
import dev.kith.neo4j.UserLocks;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.NewEdge;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;

/**
 * Follows written in bounded transactions. After each one every edge in the graph tells truly whether it is mutual, so an import may be
 * stopped between any two and run again: what is there is found and kept.
 */
public final class BulkFollows {

    public static final String TYPE = EdgeType.FOLLOWS.name();

    /** What became of the follows of a batch; of those of users who are gone, nothing. */
    public record FollowCounts(long created, long alreadyThere, long hidden) {}

    private static final String ARE_THERE_ANY =
            "RETURN EXISTS { MATCH ()-[:FOLLOWS]->() } OR EXISTS { MATCH ()-[:HIDES]->() } AS any";

    private static final String LOOK = """
            UNWIND $pairs AS p
            OPTIONAL MATCH ()-[lh:FOLLOWS {follower: p[1], followee: p[2]}]->() USING INDEX SEEK lh:FOLLOWS(follower, followee)
            OPTIONAL MATCH ()-[hl:FOLLOWS {follower: p[2], followee: p[1]}]->() USING INDEX SEEK hl:FOLLOWS(follower, followee)
            OPTIONAL MATCH ()-[x:HIDES {hider: p[1], hidden: p[2]}]->() USING INDEX SEEK x:HIDES(hider, hidden)
            OPTIONAL MATCH ()-[y:HIDES {hider: p[2], hidden: p[1]}]->() USING INDEX SEEK y:HIDES(hider, hidden)
            RETURN p[0] AS place, lh IS NOT NULL AS forward, hl IS NOT NULL AS backward, x IS NOT NULL OR y IS NOT NULL AS hidden""";

    private static final String MAKE_MUTUAL =
            "UNWIND $pairs AS p MATCH ()-[f:FOLLOWS {follower: p[0], followee: p[1]}]->() USING INDEX SEEK f:FOLLOWS(follower, followee)"
                    + " SET f.mutual = true";

    private final Database database;
    private final boolean isShared;
    private final boolean mustLook;

    /** @param isShared whether others may write to the graph meanwhile */
    public BulkFollows(Database database, boolean isShared) {
        this.database = database;
        this.isShared = isShared;
        this.mustLook = isShared
                || database.read(transaction ->
                        transaction.run(ARE_THERE_ANY, Map.of()).getFirst().flag("any"));
    }

    /** Whether these are the first follows of a graph that no one else writes to. */
    public boolean isFirst() {
        return !mustLook;
    }

    /** Writes the batch in one transaction. No pair may be mentioned twice in one import. */
    public FollowCounts write(List<FollowPair> batch) {
        return database.write(transaction -> {
            if (isShared) {
                UserLocks.lock(
                        transaction,
                        batch.stream().flatMap(pair -> Stream.of(new UserId(pair.low()), new UserId(pair.high()))));
            }
            if (!mustLook) {
                return new FollowCounts(create(transaction, batch, List.of()), 0, 0);
            }
            return complete(transaction, batch);
        });
    }

    /** Creates what is missing, and makes mutual what was there alone. */
    private static FollowCounts complete(Statements transaction, List<FollowPair> batch) {
        List<List<Long>> pairs = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            pairs.add(List.of((long) i, batch.get(i).low(), batch.get(i).high()));
        }
        List<FollowPair> missing = new ArrayList<>();
        List<FollowPair> meeting = new ArrayList<>();
        List<List<Long>> met = new ArrayList<>();
        long alreadyThere = 0;
        long hidden = 0;
        for (Row row : transaction.run(LOOK, Map.of("pairs", pairs))) {
            FollowPair wanted = batch.get((int) row.number("place"));
            boolean forward = row.flag("forward");
            boolean backward = row.flag("backward");
            if (row.flag("hidden")) {
                hidden += wanted.followCount();
                continue;
            }
            FollowPair left = new FollowPair(
                    wanted.low(),
                    wanted.high(),
                    forward ? FollowPair.NEVER : wanted.lowSince(),
                    backward ? FollowPair.NEVER : wanted.highSince());
            alreadyThere += wanted.followCount() - left.followCount();
            if (left.followCount() == 0) {
                continue;
            }
            if (left.isForward() && backward) {
                meeting.add(left);
                met.add(List.of(left.high(), left.low()));
            } else if (left.isBackward() && forward) {
                meeting.add(left);
                met.add(List.of(left.low(), left.high()));
            } else {
                missing.add(left);
            }
        }
        long created = create(transaction, missing, meeting);
        if (!met.isEmpty()) {
            transaction.run(MAKE_MUTUAL, Map.of("pairs", met));
        }
        return new FollowCounts(created, alreadyThere, hidden);
    }

    /** @param meeting one-way mentions whose other way is there already */
    private static long create(Statements transaction, List<FollowPair> missing, List<FollowPair> meeting) {
        List<NewEdge> edges = new ArrayList<>();
        missing.forEach(pair -> edges(pair, id -> id, edges::add));
        meeting.forEach(pair -> edges(pair, true, id -> id, edges::add));
        return transaction.createEdges(TYPE, edges);
    }

    /**
     * The edges of a pair of whom nothing was told before.
     *
     * @param node what an edge names the node by that has this id
     */
    public static void edges(FollowPair pair, LongUnaryOperator node, Consumer<NewEdge> edge) {
        edges(pair, pair.isForward() && pair.isBackward(), node, edge);
    }

    private static void edges(FollowPair pair, boolean mutual, LongUnaryOperator node, Consumer<NewEdge> edge) {
        if (pair.isForward()) {
            edge.accept(follow(pair.low(), pair.high(), pair.lowSince(), mutual, node));
        }
        if (pair.isBackward()) {
            edge.accept(follow(pair.high(), pair.low(), pair.highSince(), mutual, node));
        }
    }

    private static NewEdge follow(long follower, long followee, long since, boolean mutual, LongUnaryOperator node) {
        return new NewEdge(
                node.applyAsLong(follower),
                node.applyAsLong(followee),
                EdgeType.follow(follower, followee, since, mutual));
    }
}
