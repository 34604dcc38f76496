package dev.kith.neo4j;

import dev.kith.domain.connection.Connection;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Side;
import dev.kith.domain.tie.Standing;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.seam.Row;
import dev.kith.neo4j.seam.Statements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ties as the edges of one transaction: any number of pairs are locked, read and kept by one statement of each kind. */
final class TieEdges {

    static final String BETWEEN =
            """
            UNWIND $pairs AS pair
            OPTIONAL MATCH (l:User {id: pair.low})
            OPTIONAL MATCH (h:User {id: pair.high})
            OPTIONAL MATCH ()-[lf:FOLLOWS {follower: pair.low, followee: pair.high}]->()
            OPTIONAL MATCH ()-[hf:FOLLOWS {follower: pair.high, followee: pair.low}]->()
            OPTIONAL MATCH ()-[lh:HIDES {hider: pair.low, hidden: pair.high}]->()
            OPTIONAL MATCH ()-[hh:HIDES {hider: pair.high, hidden: pair.low}]->()
            OPTIONAL MATCH ()-[c:CONNECTED {low: pair.low, high: pair.high}]->()
            OPTIONAL MATCH ()-[r:REQUESTED {low: pair.low, high: pair.high}]->()
            RETURN pair.low AS low, pair.high AS high,
                   l.status AS lowStatus, lf.since AS lowFollows, lh.since AS lowHides,
                   h.status AS highStatus, hf.since AS highFollows, hh.since AS highHides,
                   c.since AS connected, r.from AS requestFrom, r.created AS created, r.rejected AS rejected, r.viewed AS viewed""";

    /** In the order they are made in: what ends comes before what begins, so that one edge may take another's place. */
    private enum Change {
        UNFOLLOW("MATCH ()-[f:FOLLOWS {follower: row.actor, followee: row.other}]->() DELETE f"),
        SHOW("MATCH ()-[h:HIDES {hider: row.actor, hidden: row.other}]->() DELETE h"),
        DISCONNECT("MATCH ()-[c:CONNECTED {low: row.low, high: row.high}]->() DELETE c"),
        WITHDRAW("MATCH ()-[r:REQUESTED {low: row.low, high: row.high}]->() DELETE r"),
        FOLLOW(
                """
                MATCH (a:User {id: row.actor}) MATCH (b:User {id: row.other})
                CREATE (a)-[:FOLLOWS {follower: row.actor, followee: row.other, since: row.since, mutual: row.mutual}]->(b)"""),
        UPDATE_FOLLOW(
                "MATCH ()-[f:FOLLOWS {follower: row.actor, followee: row.other}]->() SET f.since = row.since, f.mutual = row.mutual"),
        HIDE(
                """
                MATCH (a:User {id: row.actor}) MATCH (b:User {id: row.other})
                CREATE (a)-[:HIDES {hider: row.actor, hidden: row.other, since: row.since}]->(b)"""),
        CONNECT(
                """
                MATCH (a:User {id: row.low}) MATCH (b:User {id: row.high})
                CREATE (a)-[:CONNECTED {low: row.low, high: row.high, since: row.since}]->(b)"""),
        REQUEST(
                """
                MATCH (a:User {id: row.from}) MATCH (b:User {id: row.to})
                CREATE (a)-[:REQUESTED {low: row.low, high: row.high, from: row.from, to: row.to,
                                        created: row.created, rejected: row.rejected, viewed: row.viewed}]->(b)"""),
        UPDATE_REQUEST(
                """
                MATCH ()-[r:REQUESTED {low: row.low, high: row.high}]->()
                SET r.created = row.created, r.rejected = row.rejected, r.viewed = row.viewed""");

        private final String text;

        Change(String text) {
            this.text = "UNWIND $rows AS row " + text;
        }
    }

    private final Statements transaction;

    TieEdges(Statements transaction) {
        this.transaction = transaction;
    }

    /** Whoever else decides on any of these users waits until this transaction ends. */
    void lock(Collection<Pair> pairs) {
        Locks.users(transaction, pairs.stream().flatMap(pair -> Stream.of(pair.low(), pair.high())));
    }

    Map<Pair, Tie> between(Collection<Pair> pairs) {
        Map<Pair, Tie> ties = new HashMap<>();
        for (Row row : transaction.run(BETWEEN, Map.of("pairs", pairs.stream().map(TieEdges::ends).toList()))) {
            Pair pair = Pair.of(new UserId(row.number("low")), new UserId(row.number("high")));
            ties.put(pair, new Tie(pair, side(row, "low"), side(row, "high"), connection(row)));
        }
        return ties;
    }

    private static Side side(Row row, String end) {
        String status = row.textOrNull(end + "Status");
        return new Side(
                status == null ? Standing.GONE : Standing.of(UserProperties.status(status)),
                Micros.instantOrNull(row.numberOrNull(end + "Follows")),
                Micros.instantOrNull(row.numberOrNull(end + "Hides")));
    }

    static Connection connection(Row row) {
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

    /** Keeps the difference between the ties as they were read and as they are to be. */
    void keep(Map<Pair, Tie> before, Map<Pair, Tie> after) {
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

    private static void side(Map<Change, List<Map<String, Object>>> changes, Tie before, Tie after, UserId actor) {
        Side was = before.of(actor);
        Side is = after.of(actor);
        UserId other = after.pair().other(actor);
        if (was.follows() != null && is.follows() == null) {
            add(changes, Change.UNFOLLOW, act(actor, other, null, false));
        } else if (was.follows() == null && is.follows() != null) {
            add(changes, Change.FOLLOW, act(actor, other, is.follows(), after.isReciprocal()));
        } else if (is.follows() != null && (before.isReciprocal() != after.isReciprocal() || !is.follows().equals(was.follows()))) {
            add(changes, Change.UPDATE_FOLLOW, act(actor, other, is.follows(), after.isReciprocal()));
        }
        if (Objects.equals(was.hides(), is.hides())) {
            return;
        }
        if (was.hides() != null) {
            add(changes, Change.SHOW, act(actor, other, null, false));
        }
        if (is.hides() != null) {
            add(changes, Change.HIDE, act(actor, other, is.hides(), false));
        }
    }

    private static void connection(Map<Change, List<Map<String, Object>>> changes, Pair pair, Connection was, Connection is) {
        if (was.equals(is)) {
            return;
        }
        if (was instanceof Connection.Requested before && is instanceof Connection.Requested after && before.from().equals(after.from())) {
            add(changes, Change.UPDATE_REQUEST, request(pair, after));
            return;
        }
        switch (was) {
            case Connection.Strangers() -> {}
            case Connection.Requested ignored -> add(changes, Change.WITHDRAW, ends(pair));
            case Connection.Connected ignored -> add(changes, Change.DISCONNECT, ends(pair));
        }
        switch (is) {
            case Connection.Strangers() -> {}
            case Connection.Requested request -> add(changes, Change.REQUEST, request(pair, request));
            case Connection.Connected(Instant since) -> {
                Map<String, Object> row = ends(pair);
                row.put("since", Micros.of(since));
                add(changes, Change.CONNECT, row);
            }
        }
    }

    private static void add(Map<Change, List<Map<String, Object>>> changes, Change change, Map<String, Object> row) {
        changes.computeIfAbsent(change, none -> new ArrayList<>()).add(row);
    }

    private static Map<String, Object> ends(Pair pair) {
        Map<String, Object> row = new HashMap<>();
        row.put("low", pair.low().value());
        row.put("high", pair.high().value());
        return row;
    }

    private static Map<String, Object> act(UserId actor, UserId other, @Nullable Instant since, boolean mutual) {
        Map<String, Object> row = new HashMap<>();
        row.put("actor", actor.value());
        row.put("other", other.value());
        row.put("since", Micros.ofNullable(since));
        row.put("mutual", mutual);
        return row;
    }

    private static Map<String, Object> request(Pair pair, Connection.Requested request) {
        Map<String, Object> row = ends(pair);
        row.put("from", request.from().value());
        row.put("to", pair.other(request.from()).value());
        row.put("created", Micros.of(request.created()));
        row.put("rejected", Micros.ofNullable(request.rejected()));
        row.put("viewed", Micros.ofNullable(request.viewed()));
        return row;
    }
}
