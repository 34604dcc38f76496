package dev.kith.neo4j.tie;

import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.tie.TiePart;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ties of one user, the center, with many others. It reads the center's own edges instead of looking up each
 * possible edge of each pair, and reads them twice as {@link PairReads} does. Between the two it reads the states of
 * the accounts: they are then of the moment of a tie that is the same both times.
 */
final class StarReads {

    /** A look-up costs several times as much as an edge that is passed by. A pair has six look-ups. */
    private static final int MAX_EDGES_PER_PAIR = 6;

    private StarReads() {}

    /** The user who is in all of these pairs; empty for one pair, where nothing is saved. */
    static Optional<UserId> center(Collection<Pair> pairs) {
        if (pairs.size() < 2) {
            return Optional.empty();
        }
        Pair first = pairs.iterator().next();
        return Stream.of(first.low(), first.high())
                .filter(user -> pairs.stream()
                        .allMatch(pair -> pair.low().equals(user) || pair.high().equals(user)))
                .findFirst();
    }

    /**
     * The ties of these pairs that did not change while they were read. None if the center is unknown, or has too many
     * edges.
     */
    static Map<Pair, Tie> read(Database database, UserId center, Collection<Pair> pairs, Set<TiePart> parts) {
        List<Long> others =
                pairs.stream().map(pair -> pair.other(center).value()).toList();
        return database.query(
                statement(parts),
                Map.of(
                        "center",
                        center.value(),
                        "others",
                        others,
                        "maxEdges",
                        (long) MAX_EDGES_PER_PAIR * others.size()),
                rows -> rows.isEmpty() ? Map.of() : settled(rows.getFirst(), center, pairs));
    }

    private static Map<Pair, Tie> settled(Row reads, UserId center, Collection<Pair> pairs) {
        Map<Long, Map<String, Object>> first = edges(reads.map("first"), center);
        Map<Long, Map<String, Object>> second = edges(reads.map("second"), center);
        Map<Long, String> statuses = HashMap.newHashMap(pairs.size());
        reads.maps("users").forEach(user -> statuses.put(user.number("id"), user.text("status")));
        @Nullable String status = statuses.get(center.value());
        Map<Pair, Tie> ties = HashMap.newHashMap(pairs.size());
        for (Pair pair : pairs) {
            long other = pair.other(center).value();
            Map<String, Object> edges = second.getOrDefault(other, Map.of());
            if (edges.equals(first.getOrDefault(other, Map.of()))) {
                boolean isLow = pair.low().equals(center);
                @Nullable String otherStatus = statuses.get(other);
                ties.put(
                        pair,
                        PairReads.tie(
                                pair, new Row(edges), isLow ? status : otherStatus, isLow ? otherStatus : status));
            }
        }
        return ties;
    }

    /** The edges with each other user who has one, by the columns of a pair. */
    private static Map<Long, Map<String, Object>> edges(Row read, UserId center) {
        Map<Long, Map<String, Object>> edges = new HashMap<>();
        read.values()
                .keySet()
                .forEach(column -> read.maps(column).forEach(edge -> {
                    long other = edge.number("other");
                    Map<String, Object> columns = edges.computeIfAbsent(other, none -> new HashMap<>());
                    edge.values().forEach((name, value) -> {
                        if (!name.equals("other")) {
                            columns.put(column(name, center.value() < other), value);
                        }
                    });
                }));
        return edges;
    }

    /** @param isLow whether the center has the lower id */
    private static String column(String name, boolean isLow) {
        return switch (name) {
            case "follows" -> isLow ? "lowFollows" : "highFollows";
            case "followed" -> isLow ? "highFollows" : "lowFollows";
            case "hides" -> isLow ? "lowHides" : "highHides";
            case "hidden" -> isLow ? "highHides" : "lowHides";
            default -> name;
        };
    }

    static String statement(Set<TiePart> parts) {
        String edges = Stream.of(TiePart.values())
                .filter(parts::contains)
                .map(StarReads::edges)
                .collect(Collectors.joining(",\n", "{", "}"));
        return """
                MATCH (center:User {id: $center}) USING INDEX SEEK center:User(id)
                WHERE COUNT { (center)--() } <= $maxEdges
                WITH center, %1$s AS first
                WITH center, first, COLLECT {
                  UNWIND $others + [$center] AS id
                  MATCH (user:User {id: id}) USING INDEX SEEK user:User(id)
                  RETURN {id: id, status: user.status} } AS users
                RETURN first, users, %1$s AS second""".formatted(edges);
    }

    /** The edges are filtered after they are found, so that no plan looks up each of the others. */
    private static String edges(TiePart part) {
        return switch (part) {
            case FOLLOWS -> """
                follows: COLLECT { MATCH (center)-[e:FOLLOWS]->()
                  WITH e.followee AS other, e.since AS since WHERE other IN $others
                  RETURN {other: other, follows: since} },
                followed: COLLECT { MATCH (center)<-[e:FOLLOWS]-()
                  WITH e.follower AS other, e.since AS since WHERE other IN $others
                  RETURN {other: other, followed: since} }""";
            case HIDES -> """
                hides: COLLECT { MATCH (center)-[e:HIDES]->()
                  WITH e.hidden AS other, e.since AS since WHERE other IN $others
                  RETURN {other: other, hides: since} },
                hidden: COLLECT { MATCH (center)<-[e:HIDES]-()
                  WITH e.hider AS other, e.since AS since WHERE other IN $others
                  RETURN {other: other, hidden: since} }""";
            case CONNECTION -> """
                connected: COLLECT { MATCH (center)-[e:CONNECTED]-()
                  WITH e, CASE e.low WHEN $center THEN e.high ELSE e.low END AS other WHERE other IN $others
                  RETURN {other: other, connected: e.since} },
                requested: COLLECT { MATCH (center)-[e:REQUESTED]-()
                  WITH e, CASE e.low WHEN $center THEN e.high ELSE e.low END AS other WHERE other IN $others
                  RETURN {other: other, requestFrom: e.from, created: e.created, rejected: e.rejected,
                          viewed: e.viewed} }""";
        };
    }
}
