package dev.kith.neo4j.tie;

import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Side;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.tie.TiePart;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.EdgeType;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.UserLocks;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
 * Ties as the edges of one transaction. One statement of each kind locks, reads or writes any number of pairs. An index
 * finds each user and each edge once; later statements find them by their element ids.
 */
final class TieEdges {

    static final String LOCK_AND_READ_USERS =
            UserLocks.LOCK_USERS + " RETURN id, elementId(u) AS node, u.status AS status";

    static final String EDGES_OF_PAIRS = "UNWIND $pairs AS pair\n"
            + Arrays.stream(TiePart.values()).map(PairReads::edges).collect(Collectors.joining()) + """
            RETURN pair.low AS low, pair.high AS high,
                   lf.since AS lowFollows, lh.since AS lowHides, hf.since AS highFollows, hh.since AS highHides,
                   elementId(lf) AS lowFollow, elementId(lh) AS lowHide,
                   elementId(hf) AS highFollow, elementId(hh) AS highHide,
                   c.since AS connected, r.from AS requestFrom, r.created AS created,
                   r.rejected AS rejected, r.viewed AS viewed,
                   elementId(c) AS connection, elementId(r) AS request""";

    /** Binds the ends of a new edge. */
    private static final String ENDS =
            "MATCH (a) WHERE elementId(a) = row.fromNode MATCH (b) WHERE elementId(b) = row.toNode ";

    /** In the order in which they run. Deletions come first, so that a new edge may replace another. */
    enum Change {
        UNFOLLOW("MATCH ()-[f:FOLLOWS]->() WHERE elementId(f) = row.edge DELETE f"),
        SHOW("MATCH ()-[h:HIDES]->() WHERE elementId(h) = row.edge DELETE h"),
        DISCONNECT("MATCH ()-[c:CONNECTED]->() WHERE elementId(c) = row.edge DELETE c"),
        WITHDRAW("MATCH ()-[r:REQUESTED]->() WHERE elementId(r) = row.edge DELETE r"),
        FOLLOW(ENDS + EdgeType.FOLLOWS.create()),
        UPDATE_FOLLOW("MATCH ()-[f:FOLLOWS]->() WHERE elementId(f) = row.edge "
                + "SET f.since = row.since, f.mutual = row.mutual"),
        HIDE(ENDS + EdgeType.HIDES.create()),
        CONNECT(ENDS + EdgeType.CONNECTED.create()),
        REQUEST(ENDS + EdgeType.REQUESTED.create()),
        UPDATE_REQUEST("""
                MATCH ()-[r:REQUESTED]->() WHERE elementId(r) = row.edge
                SET r.created = row.created, r.rejected = row.rejected, r.viewed = row.viewed""");

        final String text;

        Change(String text) {
            this.text = "UNWIND $rows AS row " + text;
        }
    }

    private final Statements transaction;
    private final Collection<Pair> pairs;

    /** By id; without unknown users. */
    private final Map<Long, Row> users;

    /** The rows of the pairs, as read. */
    private final Map<Pair, Row> edges = new HashMap<>();

    private TieEdges(Statements transaction, Collection<Pair> pairs, List<Row> users) {
        this.transaction = transaction;
        this.pairs = pairs;
        this.users = users.stream().collect(Collectors.toMap(row -> row.number("id"), Function.identity()));
    }

    /** Locks the users: every other decision on one of them waits until this transaction ends. */
    static TieEdges readLocked(Statements transaction, Collection<Pair> pairs) {
        Map<String, Object> ids =
                UserLocks.parameters(pairs.stream().flatMap(pair -> Stream.of(pair.low(), pair.high())));
        return new TieEdges(transaction, pairs, transaction.run(LOCK_AND_READ_USERS, ids));
    }

    Map<Pair, Tie> ties() {
        Map<Pair, Tie> ties = new HashMap<>();
        for (Row row : transaction.run(EDGES_OF_PAIRS, PairReads.parameters(pairs))) {
            Pair pair = PairReads.pair(row);
            edges.put(pair, row);
            ties.put(pair, PairReads.tie(pair, row, status(pair.low()), status(pair.high())));
        }
        return ties;
    }

    private @Nullable String status(UserId user) {
        Row row = users.get(user.value());
        return row == null ? null : row.textOrNull("status");
    }

    /** Writes the differences between the ties as read and the ties as decided. */
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
            add(changes, Change.UNFOLLOW, existingEdge(pair, end + "Follow"));
        } else if (was.follows() == null && is.follows() != null) {
            UserId other = pair.other(actor);
            long since = Micros.of(is.follows());
            add(
                    changes,
                    Change.FOLLOW,
                    newEdge(pair, actor, EdgeType.follow(actor.value(), other.value(), since, after.isReciprocal())));
        } else if (is.follows() != null
                && (before.isReciprocal() != after.isReciprocal()
                        || !is.follows().equals(was.follows()))) {
            Map<String, Object> row = existingEdge(pair, end + "Follow");
            row.put("since", Micros.of(is.follows()));
            row.put("mutual", after.isReciprocal());
            add(changes, Change.UPDATE_FOLLOW, row);
        }
        if (Objects.equals(was.hides(), is.hides())) {
            return;
        }
        if (was.hides() != null) {
            add(changes, Change.SHOW, existingEdge(pair, end + "Hide"));
        }
        if (is.hides() != null) {
            long since = Micros.of(is.hides());
            add(
                    changes,
                    Change.HIDE,
                    newEdge(
                            pair,
                            actor,
                            EdgeType.hide(actor.value(), pair.other(actor).value(), since)));
        }
    }

    private void connection(Map<Change, List<Map<String, Object>>> changes, Pair pair, Connection was, Connection is) {
        if (was.equals(is)) {
            return;
        }
        if (was instanceof Connection.Requested before
                && is instanceof Connection.Requested after
                && before.from().equals(after.from())) {
            Map<String, Object> row = existingEdge(pair, "request");
            row.put("created", Micros.of(after.created()));
            row.put("rejected", Micros.ofNullable(after.rejected()));
            row.put("viewed", Micros.ofNullable(after.viewed()));
            add(changes, Change.UPDATE_REQUEST, row);
            return;
        }
        switch (was) {
            case Connection.Strangers() -> {}
            case Connection.Requested ignored -> add(changes, Change.WITHDRAW, existingEdge(pair, "request"));
            case Connection.Connected ignored -> add(changes, Change.DISCONNECT, existingEdge(pair, "connection"));
        }
        switch (is) {
            case Connection.Strangers() -> {}
            case Connection.Requested request -> {
                Map<String, Object> properties = EdgeType.request(
                        request.from().value(),
                        pair.other(request.from()).value(),
                        Micros.of(request.created()),
                        Micros.ofNullable(request.rejected()),
                        Micros.ofNullable(request.viewed()));
                add(changes, Change.REQUEST, newEdge(pair, request.from(), properties));
            }
            case Connection.Connected(Instant since) -> {
                Map<String, Object> properties =
                        EdgeType.connection(pair.low().value(), pair.high().value(), Micros.of(since));
                add(changes, Change.CONNECT, newEdge(pair, pair.low(), properties));
            }
        }
    }

    private static void add(Map<Change, List<Map<String, Object>>> changes, Change change, Map<String, Object> row) {
        changes.computeIfAbsent(change, none -> new ArrayList<>()).add(row);
    }

    // ---- the rows of the statements

    /** A new edge that starts at {@code from} and ends at the other user of the pair. */
    private Map<String, Object> newEdge(Pair pair, UserId from, Map<String, Object> properties) {
        Map<String, Object> row = new HashMap<>(properties);
        row.put("fromNode", node(from));
        row.put("toNode", node(pair.other(from)));
        return row;
    }

    private @Nullable String node(UserId user) {
        Row row = users.get(user.value());
        return row == null ? null : row.text("node");
    }

    /** @param column the column of the edge's element id */
    private Map<String, Object> existingEdge(Pair pair, String column) {
        Map<String, Object> row = new HashMap<>();
        row.put("edge", Objects.requireNonNull(edges.get(pair)).text(column));
        return row;
    }
}
