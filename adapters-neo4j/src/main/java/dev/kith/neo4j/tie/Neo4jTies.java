package dev.kith.neo4j.tie;

import dev.kith.application.tie.Ties;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.EdgeType;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Ties as edges between two users. A decision writes the difference between the tie that was read and the tie that the
 * rule returned.
 */
public final class Neo4jTies implements Ties {

    static final String FOLLOWED_AMONG = """
            UNWIND $others AS other
            MATCH ()-[f:FOLLOWS {follower: $viewer, followee: other}]->() USING INDEX SEEK f:FOLLOWS(follower, followee)
            RETURN other""";

    private static final String LOW = EdgeType.low("other", "$viewer");

    private static final String HIGH = EdgeType.high("other", "$viewer");

    static final String CONNECTED_AMONG = """
            UNWIND $others AS other
            WITH other, %s AS low, %s AS high
            OPTIONAL MATCH ()-[c:CONNECTED {low: low, high: high}]->() USING INDEX SEEK c:CONNECTED(low, high)
            OPTIONAL MATCH ()-[r:REQUESTED {low: low, high: high}]->() USING INDEX SEEK r:REQUESTED(low, high)
            RETURN other, c.since AS connected, r.from AS requestFrom, r.created AS created,
                   r.rejected AS rejected, r.viewed AS viewed""".formatted(LOW, HIGH);

    /** The list that the viewer sees: without deleted users, unlike {@link dev.kith.neo4j.HiddenUsers}. */
    static final String HIDDEN_BY = "MATCH ()-[h:HIDES]->(:Listed) USING INDEX SEEK h:HIDES(hider, hidden)"
            + " WHERE h.hider = $hider AND h.hidden IS NOT NULL RETURN h.hidden AS hidden ORDER BY hidden";

    private final Database database;
    private final GroupCommit decisions;

    public Neo4jTies(Database database) {
        this.database = database;
        this.decisions = new GroupCommit(database);
    }

    @Override
    public Tie between(Pair pair) {
        return database.read(transaction -> Objects.requireNonNull(
                TieEdges.readUnlocked(transaction, pair).ties().get(pair)));
    }

    @Override
    public <A> A decide(Pair pair, Function<Tie, Decision<A>> rule) {
        return decisions.submit(pair, rule);
    }

    /** The number of decisions that wait for a commit. */
    int waiting() {
        return decisions.waiting();
    }

    @Override
    public Map<UserId, Relation> relations(UserId viewer, Collection<UserId> others, CommunityMode mode) {
        List<Long> ids = others.stream()
                .filter(other -> !other.equals(viewer))
                .map(UserId::value)
                .toList();
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
            relations.put(
                    other,
                    switch (mode) {
                        case FOLLOW -> Relation.FOLLOWED;
                        case FRIENDSHIP -> Relation.ofConnection(viewer, TieEdges.connection(row));
                    });
        }
        return relations;
    }

    @Override
    public List<UserId> hiddenBy(UserId hider) {
        return database.read(transaction -> transaction.run(HIDDEN_BY, Map.of("hider", hider.value())).stream()
                .map(row -> new UserId(row.number("hidden")))
                .distinct()
                .toList());
    }
}
