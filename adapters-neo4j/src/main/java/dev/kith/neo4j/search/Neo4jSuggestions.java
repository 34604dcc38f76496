package dev.kith.neo4j.search;

import dev.kith.application.suggestion.Suggestions;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.spi.Database;
import java.util.List;
import java.util.Map;

/** Two steps along the edges, each the newest part of a list and read from its index. Who is left out is looked up one by one in indexes too. */
public final class Neo4jSuggestions implements Suggestions {

    public static final String FOLLOWED = twoSteps(
            List.of(followings("true"), followings("false")),
            "NOT EXISTS { MATCH ()-[:FOLLOWS {follower: $user, followee: other}]->() }");

    public static final String CONNECTED = twoSteps(
            List.of(connections("low", "high"), connections("high", "low")),
            "NOT EXISTS { MATCH ()-[:CONNECTED {low: low, high: high}]->() } AND NOT EXISTS { MATCH ()-[:REQUESTED {low: low, high: high}]->() }");

    private final Database database;

    public Neo4jSuggestions(Database database) {
        this.database = database;
    }

    /** The hint keeps the planner from the index of pairs, which has all of a list but not in order. */
    private static String followings(String mutual) {
        return """
                MATCH ()-[f:FOLLOWS]->() USING INDEX SEEK f:FOLLOWS(follower, mutual, since, followee)
                WHERE f.follower = person AND f.mutual = %s AND f.since IS NOT NULL AND f.followee IS NOT NULL
                RETURN f.followee AS other, f.since AS since
                ORDER BY f.follower DESC, f.mutual DESC, f.since DESC, f.followee DESC LIMIT $most
                """.formatted(mutual);
    }

    private static String connections(String subject, String other) {
        return """
                MATCH ()-[f:CONNECTED]->() USING INDEX SEEK f:CONNECTED(%1$s, since, %2$s)
                WHERE f.%1$s = person AND f.since IS NOT NULL AND f.%2$s IS NOT NULL
                RETURN f.%2$s AS other, f.since AS since
                ORDER BY f.%1$s DESC, f.since DESC, f.%2$s DESC LIMIT $most
                """.formatted(subject, other);
    }

    /** A list is two ranges of an index; the newest of both are merged. */
    private static String newest(List<String> halves, String name, String most) {
        return "CALL (person) { CALL (person) { "
                + String.join(" UNION ALL ", halves).replace("$most", most) + " } RETURN other AS " + name
                + " ORDER BY since DESC, other DESC LIMIT " + most + " } ";
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
    public Page<UserId> page(UserId user, CommunityMode mode, Offset offset) {
        String text = switch (mode) {
            case FOLLOW -> FOLLOWED;
            case FRIENDSHIP -> CONNECTED;
        };
        List<UserId> whole = database.read(transaction -> transaction.run(text, parameters(user))).stream()
                .map(row -> new UserId(row.number("other")))
                .toList();
        return new Page<>(
                whole.size(),
                whole.stream().skip(offset.start()).limit(offset.limit()).toList());
    }

    public static Map<String, Object> parameters(UserId user) {
        return Map.of("user", user.value(), "circle", (long) CIRCLE, "reach", (long) REACH);
    }
}
