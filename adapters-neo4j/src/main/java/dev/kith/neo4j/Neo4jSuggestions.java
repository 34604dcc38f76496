package dev.kith.neo4j;

import dev.kith.application.suggestion.Suggestions;
import dev.kith.domain.audience.Page;
import dev.kith.domain.audience.Slice;
import dev.kith.domain.community.Mode;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.seam.Database;
import java.util.List;
import java.util.Map;

/** Two steps along the edges, each the newest part of a list and read from its index. Who is left out is looked up one by one in indexes too. */
public final class Neo4jSuggestions implements Suggestions {

    static final String FOLLOWED = twoSteps(
            List.of(half("FOLLOWS", "follower", "followee", " AND f.mutual = true", ", f.mutual DESC"),
                    half("FOLLOWS", "follower", "followee", " AND f.mutual = false", ", f.mutual DESC")),
            "NOT EXISTS { MATCH ()-[:FOLLOWS {follower: $user, followee: other}]->() }");

    static final String CONNECTED = twoSteps(
            List.of(half("CONNECTED", "low", "high", "", ""), half("CONNECTED", "high", "low", "", "")),
            "NOT EXISTS { MATCH ()-[:CONNECTED {low: low, high: high}]->() } AND NOT EXISTS { MATCH ()-[:REQUESTED {low: low, high: high}]->() }");

    private final Database database;

    public Neo4jSuggestions(Database database) {
        this.database = database;
    }

    private static String half(String edge, String subject, String other, String range, String order) {
        return "MATCH ()-[f:%1$s]->() WHERE f.%2$s = person%4$s AND f.since IS NOT NULL AND f.%3$s IS NOT NULL "
                        .formatted(edge, subject, other, range)
                + "RETURN f.%2$s AS other, f.since AS since ORDER BY f.%1$s DESC%3$s, f.since DESC, f.%2$s DESC LIMIT $most"
                        .formatted(subject, other, order);
    }

    /** A list is two ranges of an index; the newest of both are merged. */
    private static String newest(List<String> halves, String name, String most) {
        return "CALL (person) { CALL (person) { " + String.join(" UNION ALL ", halves).replace("$most", most)
                + " } RETURN other AS " + name + " ORDER BY since DESC, other DESC LIMIT " + most + " } ";
    }

    private static String twoSteps(List<String> halves, String isNew) {
        return "WITH $user AS person " + newest(halves, "known", "$circle")
                + "WITH known AS person " + newest(halves, "found", "$reach")
                + """
                WITH found AS other, count(*) AS shared WHERE other <> $user
                WITH other, shared,
                     CASE WHEN other < $user THEN other ELSE $user END AS low,
                     CASE WHEN other < $user THEN $user ELSE other END AS high
                WHERE\s"""
                + isNew
                + """
                 AND NOT EXISTS { MATCH ()-[:HIDES {hider: $user, hidden: other}]->() }
                 AND NOT EXISTS { MATCH ()-[:HIDES {hider: other, hidden: $user}]->() }
                 AND EXISTS { MATCH (:Listed {id: other}) }
                RETURN other ORDER BY shared DESC, other""";
    }

    @Override
    public Page<UserId> page(UserId user, Mode mode, Slice slice) {
        String text = switch (mode) {
            case FOLLOW -> FOLLOWED;
            case FRIENDSHIP -> CONNECTED;
        };
        List<UserId> whole = database.read(transaction -> transaction.run(text, parameters(user))).stream()
                .map(row -> new UserId(row.number("other")))
                .toList();
        return new Page<>(whole.size(), whole.stream().skip(slice.offset()).limit(slice.limit()).toList());
    }

    static Map<String, Object> parameters(UserId user) {
        return Map.of("user", user.value(), "circle", (long) CIRCLE, "reach", (long) REACH);
    }
}
