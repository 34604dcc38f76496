package dev.kith.neo4j.tie;

import dev.kith.application.tie.PairRule;
import dev.kith.application.tie.Ties;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.tie.TiePart;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.neo4j.EdgeType;
import dev.kith.neo4j.UserProperties;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

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

    private static final String BOTH = "MATCH (viewer:User {id: $viewer}) MATCH (other:User {id: $other}) ";

    private static final String STATUSES = "RETURN viewer.status AS viewerStatus, other.status AS otherStatus, ";

    static final String FOLLOWED = BOTH + STATUSES
            + "EXISTS { MATCH ()-[f:FOLLOWS {follower: $viewer, followee: $other}]->() "
            + "USING INDEX SEEK f:FOLLOWS(follower, followee) } AS followed";

    static final String CONNECTED =
            BOTH + """
            OPTIONAL MATCH ()-[c:CONNECTED {low: %1$s, high: %2$s}]->() USING INDEX SEEK c:CONNECTED(low, high)
            OPTIONAL MATCH ()-[r:REQUESTED {low: %1$s, high: %2$s}]->() USING INDEX SEEK r:REQUESTED(low, high)
            """.formatted(EdgeType.low("$other", "$viewer"), EdgeType.high("$other", "$viewer")) + STATUSES
                    + "c.since AS connected, r.from AS requestFrom, r.created AS created, "
                    + "r.rejected AS rejected, r.viewed AS viewed";

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
        return Objects.requireNonNull(
                between(List.of(pair), EnumSet.allOf(TiePart.class)).get(pair));
    }

    @Override
    public Map<Pair, Tie> between(Collection<Pair> pairs, Set<TiePart> parts) {
        return PairReads.read(database, pairs, parts);
    }

    @Override
    public <A> A decide(Pair pair, Function<Tie, Decision<A>> rule) {
        return decisions.submit(List.of(new PairRule<>(pair, rule))).getFirst();
    }

    @Override
    public <A> List<A> decideAll(List<PairRule<A>> rules) {
        return decisions.submit(rules);
    }

    @Override
    public <A> List<A> decideTogether(List<PairRule<A>> rules, Predicate<A> isAccepted) {
        return decisions.together(rules, isAccepted);
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
        return ids.isEmpty()
                ? relations(viewer, others, mode, List.of())
                : database.query(
                        switch (mode) {
                            case FOLLOW -> FOLLOWED_AMONG;
                            case FRIENDSHIP -> CONNECTED_AMONG;
                        },
                        Map.of("viewer", viewer.value(), "others", ids),
                        rows -> relations(viewer, others, mode, rows));
    }

    /** @param rows without a row for an other, the relation is NONE */
    private static Map<UserId, Relation> relations(
            UserId viewer, Collection<UserId> others, CommunityMode mode, List<Row> rows) {
        Map<UserId, Relation> relations = new HashMap<>();
        others.forEach(other -> relations.put(other, Relation.NONE));
        for (Row row : rows) {
            UserId other = new UserId(row.number("other"));
            relations.put(
                    other,
                    switch (mode) {
                        case FOLLOW -> Relation.FOLLOWED;
                        case FRIENDSHIP -> Relation.ofConnection(viewer, PairReads.connection(row));
                    });
        }
        return relations;
    }

    @Override
    public Optional<Relation> relation(UserId viewer, UserId other, CommunityMode mode) {
        return database.query(
                switch (mode) {
                    case FOLLOW -> FOLLOWED;
                    case FRIENDSHIP -> CONNECTED;
                },
                Map.of("viewer", viewer.value(), "other", other.value()),
                rows -> rows.stream()
                        .filter(row -> isFound(row.text("viewerStatus")) && isFound(row.text("otherStatus")))
                        .map(row -> switch (mode) {
                            case FOLLOW -> row.flag("followed") ? Relation.FOLLOWED : Relation.NONE;
                            case FRIENDSHIP -> Relation.ofConnection(viewer, PairReads.connection(row));
                        })
                        .findFirst());
    }

    private static boolean isFound(String status) {
        return UserProperties.status(status) != UserStatus.HARD_DELETED;
    }

    @Override
    public List<UserId> hiddenBy(UserId hider) {
        return database.query(
                HIDDEN_BY,
                Map.of("hider", hider.value()),
                rows -> rows.stream()
                        .map(row -> new UserId(row.number("hidden")))
                        .distinct()
                        .toList());
    }
}
