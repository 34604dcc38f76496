package dev.kith.neo4j.tie;

import dev.kith.domain.tie.AccountState;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Side;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.tie.TiePart;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.UserProperties;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ties of many pairs without locks. Neo4j reads what is committed, one edge after the other, so the edges of
 * a pair may be of two moments. A statement therefore reads all pairs twice, one time after the other. A tie that is
 * the same both times was so in between; the other pairs are read again. After five statements the last read decides.
 */
final class PairReads {

    private static final int MAX_READS = 5;

    /** The indexes follow the graph within a moment. */
    private static final Duration PAUSE = Duration.ofMillis(1);

    private PairReads() {}

    /** Every pair has an answer; its tie has only these parts. */
    static Map<Pair, Tie> read(Database database, Collection<Pair> pairs, Set<TiePart> parts) {
        String statement = statement(parts);
        Map<Pair, Tie> ties = HashMap.newHashMap(pairs.size());
        StarReads.center(pairs).ifPresent(center -> ties.putAll(StarReads.read(database, center, pairs, parts)));
        Set<Pair> unread = new HashSet<>(pairs);
        unread.removeAll(ties.keySet());
        for (int attempt = 1; !unread.isEmpty(); attempt++) {
            boolean isLast = attempt == MAX_READS;
            ties.putAll(database.query(statement, parameters(unread), rows -> settled(rows.getFirst(), isLast)));
            unread.removeAll(ties.keySet());
            if (!unread.isEmpty()) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return ties;
    }

    /** @param all also the ties that changed meanwhile */
    private static Map<Pair, Tie> settled(Row reads, boolean all) {
        Map<Pair, Row> first =
                reads.maps("first").stream().collect(Collectors.toMap(PairReads::pair, Function.identity()));
        return reads.maps("second").stream()
                .filter(row -> all || row.equals(first.get(pair(row))))
                .collect(Collectors.toMap(
                        PairReads::pair,
                        row -> tie(pair(row), row, row.textOrNull("lowStatus"), row.textOrNull("highStatus"))));
    }

    static String statement(Set<TiePart> parts) {
        StringBuilder read = new StringBuilder("""
                UNWIND $pairs AS pair
                OPTIONAL MATCH (lu:User {id: pair.low}) USING INDEX SEEK lu:User(id)
                OPTIONAL MATCH (hu:User {id: pair.high}) USING INDEX SEEK hu:User(id)
                """);
        StringBuilder values =
                new StringBuilder("low: pair.low, high: pair.high, lowStatus: lu.status, highStatus: hu.status");
        for (TiePart part : TiePart.values()) {
            if (parts.contains(part)) {
                read.append(edges(part));
                values.append(", ").append(values(part));
            }
        }
        String collected = "collect({" + values + "})";
        return read + "WITH " + collected + " AS first\n" + read + "RETURN first, " + collected + " AS second";
    }

    /**
     * Cypher that finds the edges of {@code pair}. Each hint names the index of the uniqueness constraint. Without
     * hints, a planner that believes the indexes empty scans them. Two such scans in one statement overlooked existing
     * edges during concurrent writes.
     */
    static String edges(TiePart part) {
        return switch (part) {
            case FOLLOWS -> """
                OPTIONAL MATCH ()-[lf:FOLLOWS {follower: pair.low, followee: pair.high}]->()
                  USING INDEX SEEK lf:FOLLOWS(follower, followee)
                OPTIONAL MATCH ()-[hf:FOLLOWS {follower: pair.high, followee: pair.low}]->()
                  USING INDEX SEEK hf:FOLLOWS(follower, followee)
                """;
            case HIDES -> """
                OPTIONAL MATCH ()-[lh:HIDES {hider: pair.low, hidden: pair.high}]->()
                  USING INDEX SEEK lh:HIDES(hider, hidden)
                OPTIONAL MATCH ()-[hh:HIDES {hider: pair.high, hidden: pair.low}]->()
                  USING INDEX SEEK hh:HIDES(hider, hidden)
                """;
            case CONNECTION -> """
                OPTIONAL MATCH ()-[c:CONNECTED {low: pair.low, high: pair.high}]->()
                  USING INDEX SEEK c:CONNECTED(low, high)
                OPTIONAL MATCH ()-[r:REQUESTED {low: pair.low, high: pair.high}]->()
                  USING INDEX SEEK r:REQUESTED(low, high)
                """;
        };
    }

    private static String values(TiePart part) {
        return switch (part) {
            case FOLLOWS -> "lowFollows: lf.since, highFollows: hf.since";
            case HIDES -> "lowHides: lh.since, highHides: hh.since";
            case CONNECTION ->
                "connected: c.since, requestFrom: r.from, created: r.created, rejected: r.rejected, viewed: r.viewed";
        };
    }

    static Map<String, Object> parameters(Collection<Pair> pairs) {
        return Map.of(
                "pairs",
                pairs.stream()
                        .map(pair -> Map.<String, Object>of(
                                "low", pair.low().value(), "high", pair.high().value()))
                        .toList());
    }

    static Pair pair(Row row) {
        return new Pair(new UserId(row.number("low")), new UserId(row.number("high")));
    }

    /**
     * @param row a value that is missing reads as no edge
     * @param lowStatus null for an unknown user
     */
    static Tie tie(Pair pair, Row row, @Nullable String lowStatus, @Nullable String highStatus) {
        return new Tie(pair, side(row, "low", lowStatus), side(row, "high", highStatus), connection(row));
    }

    private static Side side(Row row, String end, @Nullable String status) {
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
        return row.hasAll("requestFrom", "created") ? request(row, "requestFrom") : new Connection.Strangers();
    }

    /** @param from the column of the sender */
    static Connection.Requested request(Row row, String from) {
        return new Connection.Requested(
                new UserId(row.number(from)),
                Micros.instant(row.number("created")),
                Micros.instantOrNull(row.numberOrNull("rejected")),
                Micros.instantOrNull(row.numberOrNull("viewed")));
    }
}
