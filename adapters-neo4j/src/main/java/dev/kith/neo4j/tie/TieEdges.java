package dev.kith.neo4j.tie;

import dev.kith.domain.tie.AccountState;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Side;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.UserLocks;
import dev.kith.neo4j.UserProperties;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ties as the edges of one transaction: any number of pairs are locked, read and kept by one statement of each kind. Each user and each edge is looked
 * up by index once, and found again by the id that Neo4j gave it.
 */
public final class TieEdges {

    private static final String FOUND = " RETURN id, elementId(u) AS node, u.status AS status";

    public static final String READ_USERS =
            "UNWIND $ids AS id MATCH (u:User {id: id}) USING INDEX SEEK u:User(id)" + FOUND;

    public static final String LOCK_AND_READ_USERS = UserLocks.LOCK_USERS + FOUND;

    /**
     * Each by the one index that can have it once. Left to itself, a planner that believes the indexes to be empty reads all of them, and two such
     * readings in one statement were seen to overlook edges that were there, while others were written.
     */
    public static final String EDGES_OF_PAIRS = """
            UNWIND $pairs AS pair
            OPTIONAL MATCH ()-[lf:FOLLOWS {follower: pair.low, followee: pair.high}]->() USING INDEX SEEK lf:FOLLOWS(follower, followee)
            OPTIONAL MATCH ()-[hf:FOLLOWS {follower: pair.high, followee: pair.low}]->() USING INDEX SEEK hf:FOLLOWS(follower, followee)
            OPTIONAL MATCH ()-[lh:HIDES {hider: pair.low, hidden: pair.high}]->() USING INDEX SEEK lh:HIDES(hider, hidden)
            OPTIONAL MATCH ()-[hh:HIDES {hider: pair.high, hidden: pair.low}]->() USING INDEX SEEK hh:HIDES(hider, hidden)
            OPTIONAL MATCH ()-[c:CONNECTED {low: pair.low, high: pair.high}]->() USING INDEX SEEK c:CONNECTED(low, high)
            OPTIONAL MATCH ()-[r:REQUESTED {low: pair.low, high: pair.high}]->() USING INDEX SEEK r:REQUESTED(low, high)
            RETURN pair.low AS low, pair.high AS high,
                   lf.since AS lowFollows, lh.since AS lowHides, hf.since AS highFollows, hh.since AS highHides,
                   elementId(lf) AS lowFollow, elementId(lh) AS lowHide, elementId(hf) AS highFollow, elementId(hh) AS highHide,
                   c.since AS connected, r.from AS requestFrom, r.created AS created, r.rejected AS rejected, r.viewed AS viewed,
                   elementId(c) AS connection, elementId(r) AS request""";

    /** Of an edge that is to come. */
    private static final String ENDS =
            "MATCH (a) WHERE elementId(a) = row.fromNode MATCH (b) WHERE elementId(b) = row.toNode ";

    /** In the order they are made in: what ends comes before what begins, so that one edge may take another's place. */
    public enum Change {
        UNFOLLOW("MATCH ()-[f:FOLLOWS]->() WHERE elementId(f) = row.edge DELETE f"),
        SHOW("MATCH ()-[h:HIDES]->() WHERE elementId(h) = row.edge DELETE h"),
        DISCONNECT("MATCH ()-[c:CONNECTED]->() WHERE elementId(c) = row.edge DELETE c"),
        WITHDRAW("MATCH ()-[r:REQUESTED]->() WHERE elementId(r) = row.edge DELETE r"),
        FOLLOW(ENDS + """
                CREATE (a)-[:FOLLOWS {follower: row.actor, followee: row.other, since: row.since, mutual: row.mutual}]->(b)"""),
        UPDATE_FOLLOW(
                "MATCH ()-[f:FOLLOWS]->() WHERE elementId(f) = row.edge SET f.since = row.since, f.mutual = row.mutual"),
        HIDE(ENDS + """
                CREATE (a)-[:HIDES {hider: row.actor, hidden: row.other, since: row.since}]->(b)"""),
        CONNECT(ENDS + """
                CREATE (a)-[:CONNECTED {low: row.low, high: row.high, since: row.since}]->(b)"""),
        REQUEST(ENDS + """
                CREATE (a)-[:REQUESTED {low: row.low, high: row.high, from: row.from, to: row.to,
                                        created: row.created, rejected: row.rejected, viewed: row.viewed}]->(b)"""),
        UPDATE_REQUEST("""
                MATCH ()-[r:REQUESTED]->() WHERE elementId(r) = row.edge
                SET r.created = row.created, r.rejected = row.rejected, r.viewed = row.viewed""");

        public final String text;

        Change(String text) {
            this.text = "UNWIND $rows AS row " + text;
        }
    }

    private final Statements transaction;
    private final Collection<Pair> pairs;

    /** Each by the id; who is no one is not among them. */
    private final Map<Long, Row> users;

    /** As they were read. */
    private final Map<Pair, Row> edges = new HashMap<>();

    private TieEdges(Statements transaction, Collection<Pair> pairs, List<Row> users) {
        this.transaction = transaction;
        this.pairs = pairs;
        this.users = users.stream().collect(Collectors.toMap(row -> row.number("id"), Function.identity()));
    }

    static TieEdges readUnlocked(Statements transaction, Pair pair) {
        return of(transaction, List.of(pair), READ_USERS);
    }

    /** Whoever else decides on any of these users waits until this transaction ends. */
    static TieEdges readLocked(Statements transaction, Collection<Pair> pairs) {
        return of(transaction, pairs, LOCK_AND_READ_USERS);
    }

    private static TieEdges of(Statements transaction, Collection<Pair> pairs, String users) {
        Map<String, Object> ids =
                UserLocks.parameters(pairs.stream().flatMap(pair -> Stream.of(pair.low(), pair.high())));
        return new TieEdges(transaction, pairs, transaction.run(users, ids));
    }

    Map<Pair, Tie> ties() {
        Map<Pair, Tie> ties = new HashMap<>();
        for (Row row : transaction.run(
                EDGES_OF_PAIRS,
                Map.of("pairs", pairs.stream().map(TieEdges::ends).toList()))) {
            Pair pair = Pair.of(new UserId(row.number("low")), new UserId(row.number("high")));
            edges.put(pair, row);
            ties.put(pair, new Tie(pair, side(row, "low"), side(row, "high"), connection(row)));
        }
        return ties;
    }

    private Side side(Row row, String end) {
        Row user = users.get(row.number(end));
        String status = user == null ? null : user.textOrNull("status");
        return new Side(
                status == null ? AccountState.DELETED : AccountState.of(UserProperties.status(status)),
                Micros.instantOrNull(row.numberOrNull(end + "Follows")),
                Micros.instantOrNull(row.numberOrNull(end + "Hides")));
    }

    static Connection connection(Row row) {
        Instant connected = Micros.instantOrNull(row.numberOrNull("connected"));
        if (connected != null) {
            return new Connection.Connected(connected);
        }
        return row.hasAll("requestFrom", "created")
                ? new Connection.Requested(
                        new UserId(row.number("requestFrom")),
                        Micros.instant(row.number("created")),
                        Micros.instantOrNull(row.numberOrNull("rejected")),
                        Micros.instantOrNull(row.numberOrNull("viewed")))
                : new Connection.Strangers();
    }

    /** Keeps the difference between the ties as they were read and as they are to be. */
    void writeChanges(Map<Pair, Tie> before, Map<Pair, Tie> after) {
        Map<Change, List<Map<String, Object>>> changes = new EnumMap<>(Change.class);
        after.forEach((pair, tie) -> {
            Tie was = Objects.requireNonNull(before.get(pair));
            if (!was.equals(tie)) {
                side(changes, was, tie, pair.low());
                side(changes, was, tie, pair.high());
                connection(changes, pair, was.connection(), tie.connection());
            }
        });
        changes.forEach((change, rows) -> transaction.run(change.text, Map.of("rows", rows)));
    }

    private void side(Map<Change, List<Map<String, Object>>> changes, Tie before, Tie after, UserId actor) {
        Side was = before.of(actor);
        Side is = after.of(actor);
        Pair pair = after.pair();
        String end = actor.equals(pair.low()) ? "low" : "high";
        if (was.follows() != null && is.follows() == null) {
            add(changes, Change.UNFOLLOW, edge(pair, end + "Follow"));
        } else if (was.follows() == null && is.follows() != null) {
            add(changes, Change.FOLLOW, follow(act(actor, pair.other(actor)), is.follows(), after.isReciprocal()));
        } else if (is.follows() != null
                && (before.isReciprocal() != after.isReciprocal()
                        || !is.follows().equals(was.follows()))) {
            add(changes, Change.UPDATE_FOLLOW, follow(edge(pair, end + "Follow"), is.follows(), after.isReciprocal()));
        }
        if (Objects.equals(was.hides(), is.hides())) {
            return;
        }
        if (was.hides() != null) {
            add(changes, Change.SHOW, edge(pair, end + "Hide"));
        }
        if (is.hides() != null) {
            Map<String, Object> row = act(actor, pair.other(actor));
            row.put("since", Micros.of(is.hides()));
            add(changes, Change.HIDE, row);
        }
    }

    private void connection(Map<Change, List<Map<String, Object>>> changes, Pair pair, Connection was, Connection is) {
        if (was.equals(is)) {
            return;
        }
        if (was instanceof Connection.Requested before
                && is instanceof Connection.Requested after
                && before.from().equals(after.from())) {
            add(changes, Change.UPDATE_REQUEST, request(edge(pair, "request"), after));
            return;
        }
        switch (was) {
            case Connection.Strangers() -> {}
            case Connection.Requested ignored -> add(changes, Change.WITHDRAW, edge(pair, "request"));
            case Connection.Connected ignored -> add(changes, Change.DISCONNECT, edge(pair, "connection"));
        }
        switch (is) {
            case Connection.Strangers() -> {}
            case Connection.Requested request -> {
                Map<String, Object> row = ties(pair, request.from());
                row.put("from", request.from().value());
                row.put("to", pair.other(request.from()).value());
                add(changes, Change.REQUEST, request(row, request));
            }
            case Connection.Connected(Instant since) -> {
                Map<String, Object> row = ties(pair, pair.low());
                row.put("since", Micros.of(since));
                add(changes, Change.CONNECT, row);
            }
        }
    }

    private static void add(Map<Change, List<Map<String, Object>>> changes, Change change, Map<String, Object> row) {
        changes.computeIfAbsent(change, none -> new ArrayList<>()).add(row);
    }

    // ---- the rows of the statements

    private static Map<String, Object> ends(Pair pair) {
        Map<String, Object> row = new HashMap<>();
        row.put("low", pair.low().value());
        row.put("high", pair.high().value());
        return row;
    }

    /** A new edge of the pair, by its ends. */
    private Map<String, Object> ties(Pair pair, UserId from) {
        Map<String, Object> row = ends(pair);
        row.put("fromNode", node(from));
        row.put("toNode", node(pair.other(from)));
        return row;
    }

    /** A new edge of what one does to another. */
    private Map<String, Object> act(UserId actor, UserId other) {
        Map<String, Object> row = ties(Pair.of(actor, other), actor);
        row.put("actor", actor.value());
        row.put("other", other.value());
        return row;
    }

    private @Nullable String node(UserId user) {
        Row row = users.get(user.value());
        return row == null ? null : row.text("node");
    }

    /** An edge that is there. */
    private Map<String, Object> edge(Pair pair, String which) {
        Map<String, Object> row = new HashMap<>();
        row.put("edge", Objects.requireNonNull(edges.get(pair)).text(which));
        return row;
    }

    private static Map<String, Object> follow(Map<String, Object> row, Instant since, boolean mutual) {
        row.put("since", Micros.of(since));
        row.put("mutual", mutual);
        return row;
    }

    private static Map<String, Object> request(Map<String, Object> row, Connection.Requested request) {
        row.put("created", Micros.of(request.created()));
        row.put("rejected", Micros.ofNullable(request.rejected()));
        row.put("viewed", Micros.ofNullable(request.viewed()));
        return row;
    }
}
