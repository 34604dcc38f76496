package dev.kith.neo4j.search;

import dev.kith.application.suggestion.Suggestions;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.EdgeType;
import dev.kith.neo4j.spi.Database;
import java.util.List;
import java.util.Map;

/**
 * Users at two steps along the edges. Each step reads the newest part of a list from its index. Each exclusion is a
 * look-up in an index.
 */
public final class Neo4jSuggestions implements Suggestions {

    static final String FOLLOWED = twoSteps(
            List.of(followings("true"), followings("false")),
            "NOT EXISTS { MATCH ()-[:FOLLOWS {follower: $user, followee: other}]->() }");

    static final String CONNECTED = twoSteps(
            List.of(connections("low", "high"), connections("high", "low")),
            "NOT EXISTS { MATCH ()-[:CONNECTED {low: low, high: high}]->() } "
                    + "AND NOT EXISTS { MATCH ()-[:REQUESTED {low: low, high: high}]->() }");

    private final Database database;

    public Neo4jSuggestions(Database database) {
        this.database = database;
    }

    /** The hint excludes the index of the constraint, which has no order. */
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

    /** Merges the newest entries of the two ranges of a list. */
    private static String newest(List<String> ranges, String name, String most) {
        return "CALL (person) { CALL (person) { "
                + String.join(" UNION ALL ", ranges).replace("$most", most) + " } RETURN other AS " + name
                + " ORDER BY since DESC, other DESC LIMIT " + most + " } ";
    }

    private static String twoSteps(List<String> ranges, String isNew) {
        return "WITH $user AS person " + newest(ranges, "known", "$circle")
                + "WITH known AS person " + newest(ranges, "found", "$reach")
                + """
                WITH found AS other, count(*) AS shared WHERE other <> $user
                WITH other, shared,
                     %s AS low,
                     %s AS high
                WHERE\s""".formatted(EdgeType.low("other", "$user"), EdgeType.high("other", "$user"))
                + isNew
                + """
                 AND NOT EXISTS { MATCH ()-[:HIDES {hider: $user, hidden: other}]->() }
                 AND NOT EXISTS { MATCH ()-[:HIDES {hider: other, hidden: $user}]->() }
                 AND EXISTS { MATCH (l:Listed {id: other}) WHERE l.discoverable IS NULL }
                RETURN other ORDER BY shared DESC, other""";
    }

    @Override
    public Page<UserId> page(UserId user, CommunityMode mode, Offset offset) {
        String cypher = switch (mode) {
            case FOLLOW -> FOLLOWED;
            case FRIENDSHIP -> CONNECTED;
        };
        List<UserId> all = database.query(
                cypher,
                parameters(user),
                rows -> rows.stream()
                        .map(row -> new UserId(row.number("other")))
                        .toList());
        return new Page<>(
                all.size(),
                all.stream().skip(offset.start()).limit(offset.limit()).toList());
    }

    static Map<String, Object> parameters(UserId user) {
        return Map.of("user", user.value(), "circle", (long) CIRCLE, "reach", (long) REACH);
    }
}
