package dev.kith.neo4j;

import dev.kith.application.tie.Ties;
import dev.kith.domain.community.Mode;
import dev.kith.domain.connection.Connection;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.tie.Side;
import dev.kith.domain.tie.Standing;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.seam.Database;
import dev.kith.neo4j.seam.Row;
import dev.kith.neo4j.seam.Statements;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ties as edges between two users. The store keeps the difference between the tie it read and the one the rule left. */
public final class Neo4jTies implements Ties {

    /** A write to both users, the lower id first, before anything is read: whoever decides on either waits here. */
    static final String LOCK =
            """
            UNWIND [$low, $high] AS id
            MATCH (u:User {id: id})
            SET u.locked = true REMOVE u.locked""";

    static final String BETWEEN =
            """
            OPTIONAL MATCH (l:User {id: $low})
            OPTIONAL MATCH (h:User {id: $high})
            OPTIONAL MATCH ()-[lf:FOLLOWS {follower: $low, followee: $high}]->()
            OPTIONAL MATCH ()-[hf:FOLLOWS {follower: $high, followee: $low}]->()
            OPTIONAL MATCH ()-[lh:HIDES {hider: $low, hidden: $high}]->()
            OPTIONAL MATCH ()-[hh:HIDES {hider: $high, hidden: $low}]->()
            OPTIONAL MATCH ()-[c:CONNECTED {low: $low, high: $high}]->()
            OPTIONAL MATCH ()-[r:REQUESTED {low: $low, high: $high}]->()
            RETURN l.status AS lowStatus, lf.since AS lowFollows, lh.since AS lowHides,
                   h.status AS highStatus, hf.since AS highFollows, hh.since AS highHides,
                   c.since AS connected, r.from AS requestFrom, r.created AS created, r.rejected AS rejected, r.viewed AS viewed""";

    private static final String FOLLOW =
            """
            MATCH (a:User {id: $actor}) MATCH (b:User {id: $other})
            CREATE (a)-[:FOLLOWS {follower: $actor, followee: $other, since: $since, mutual: $mutual}]->(b)""";

    private static final String UNFOLLOW = "MATCH ()-[f:FOLLOWS {follower: $actor, followee: $other}]->() DELETE f";

    private static final String UPDATE_FOLLOW =
            "MATCH ()-[f:FOLLOWS {follower: $actor, followee: $other}]->() SET f.since = $since, f.mutual = $mutual";

    private static final String HIDE =
            """
            MATCH (a:User {id: $actor}) MATCH (b:User {id: $other})
            CREATE (a)-[:HIDES {hider: $actor, hidden: $other, since: $since}]->(b)""";

    private static final String SHOW = "MATCH ()-[h:HIDES {hider: $actor, hidden: $other}]->() DELETE h";

    private static final String CONNECT =
            """
            MATCH (a:User {id: $low}) MATCH (b:User {id: $high})
            CREATE (a)-[:CONNECTED {low: $low, high: $high, since: $since}]->(b)""";

    private static final String DISCONNECT = "MATCH ()-[c:CONNECTED {low: $low, high: $high}]->() DELETE c";

    private static final String REQUEST =
            """
            MATCH (a:User {id: $from}) MATCH (b:User {id: $to})
            CREATE (a)-[:REQUESTED {low: $low, high: $high, from: $from, to: $to, created: $created, rejected: $rejected, viewed: $viewed}]->(b)""";

    private static final String UPDATE_REQUEST =
            "MATCH ()-[r:REQUESTED {low: $low, high: $high}]->() SET r.created = $created, r.rejected = $rejected, r.viewed = $viewed";

    private static final String WITHDRAW = "MATCH ()-[r:REQUESTED {low: $low, high: $high}]->() DELETE r";

    static final String FOLLOWED_AMONG =
            """
            UNWIND $others AS other
            MATCH ()-[f:FOLLOWS {follower: $viewer, followee: other}]->()
            RETURN other""";

    static final String CONNECTED_AMONG =
            """
            UNWIND $others AS other
            WITH other, CASE WHEN other < $viewer THEN other ELSE $viewer END AS low, CASE WHEN other < $viewer THEN $viewer ELSE other END AS high
            OPTIONAL MATCH ()-[c:CONNECTED {low: low, high: high}]->()
            OPTIONAL MATCH ()-[r:REQUESTED {low: low, high: high}]->()
            RETURN other, c.since AS connected, r.from AS requestFrom, r.created AS created, r.rejected AS rejected, r.viewed AS viewed""";

    static final String HIDDEN_BY =
            "MATCH ()-[h:HIDES]->(:Listed) WHERE h.hider = $hider RETURN h.hidden AS hidden ORDER BY hidden";

    private final Database database;

    public Neo4jTies(Database database) {
        this.database = database;
    }

    @Override
    public Tie between(Pair pair) {
        return database.read(transaction -> read(transaction, pair));
    }

    @Override
    public <A> A decide(Pair pair, Function<Tie, Decision<A>> rule) {
        return database.write(transaction -> {
            transaction.run(LOCK, ends(pair));
            Tie tie = read(transaction, pair);
            Decision<A> decision = rule.apply(tie);
            keep(transaction, tie, decision.next());
            return decision.answer();
        });
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
                case FRIENDSHIP -> Relation.ofConnection(viewer, connection(row));
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

    private static Tie read(Statements transaction, Pair pair) {
        Row row = transaction.run(BETWEEN, ends(pair)).getFirst();
        return new Tie(pair, side(row, "low"), side(row, "high"), connection(row));
    }

    private static Side side(Row row, String end) {
        String status = row.textOrNull(end + "Status");
        return new Side(
                status == null ? Standing.GONE : Standing.of(UserProperties.status(status)),
                Micros.instantOrNull(row.numberOrNull(end + "Follows")),
                Micros.instantOrNull(row.numberOrNull(end + "Hides")));
    }

    private static Connection connection(Row row) {
        Instant connected = Micros.instantOrNull(row.numberOrNull("connected"));
        if (connected != null) {
            return new Connection.Connected(connected);
        }
        Long from = row.numberOrNull("requestFrom");
        return from == null
                ? new Connection.Strangers()
                : new Connection.Requested(
                        new UserId(from),
                        Micros.instant(row.number("created")),
                        Micros.instantOrNull(row.numberOrNull("rejected")),
                        Micros.instantOrNull(row.numberOrNull("viewed")));
    }

    private static void keep(Statements transaction, Tie before, Tie after) {
        if (before.equals(after)) {
            return;
        }
        keepSide(transaction, before, after, after.pair().low());
        keepSide(transaction, before, after, after.pair().high());
        keepConnection(transaction, after.pair(), before.connection(), after.connection());
    }

    private static void keepSide(Statements transaction, Tie before, Tie after, UserId actor) {
        Side was = before.of(actor);
        Side is = after.of(actor);
        UserId other = after.pair().other(actor);
        if (was.follows() != null && is.follows() == null) {
            transaction.run(UNFOLLOW, act(actor, other, null, false));
        } else if (was.follows() == null && is.follows() != null) {
            transaction.run(FOLLOW, act(actor, other, is.follows(), after.isReciprocal()));
        } else if (is.follows() != null && (before.isReciprocal() != after.isReciprocal() || !is.follows().equals(was.follows()))) {
            transaction.run(UPDATE_FOLLOW, act(actor, other, is.follows(), after.isReciprocal()));
        }
        if (Objects.equals(was.hides(), is.hides())) {
            return;
        }
        if (was.hides() != null) {
            transaction.run(SHOW, act(actor, other, null, false));
        }
        if (is.hides() != null) {
            transaction.run(HIDE, act(actor, other, is.hides(), false));
        }
    }

    private static void keepConnection(Statements transaction, Pair pair, Connection was, Connection is) {
        if (was.equals(is)) {
            return;
        }
        if (was instanceof Connection.Requested before && is instanceof Connection.Requested after && before.from().equals(after.from())) {
            transaction.run(UPDATE_REQUEST, request(pair, after));
            return;
        }
        switch (was) {
            case Connection.Strangers() -> {}
            case Connection.Requested ignored -> transaction.run(WITHDRAW, ends(pair));
            case Connection.Connected ignored -> transaction.run(DISCONNECT, ends(pair));
        }
        switch (is) {
            case Connection.Strangers() -> {}
            case Connection.Requested request -> transaction.run(REQUEST, request(pair, request));
            case Connection.Connected(Instant since) -> {
                Map<String, Object> parameters = ends(pair);
                parameters.put("since", Micros.of(since));
                transaction.run(CONNECT, parameters);
            }
        }
    }

    private static Map<String, Object> ends(Pair pair) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("low", pair.low().value());
        parameters.put("high", pair.high().value());
        return parameters;
    }

    private static Map<String, Object> act(UserId actor, UserId other, @Nullable Instant since, boolean mutual) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("actor", actor.value());
        parameters.put("other", other.value());
        parameters.put("since", Micros.ofNullable(since));
        parameters.put("mutual", mutual);
        return parameters;
    }

    private static Map<String, Object> request(Pair pair, Connection.Requested request) {
        Map<String, Object> parameters = ends(pair);
        parameters.put("from", request.from().value());
        parameters.put("to", pair.other(request.from()).value());
        parameters.put("created", Micros.of(request.created()));
        parameters.put("rejected", Micros.ofNullable(request.rejected()));
        parameters.put("viewed", Micros.ofNullable(request.viewed()));
        return parameters;
    }
}
