package dev.kith.neo4j.search;

import dev.kith.application.suggestion.Suggestions;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.EdgeType;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    static final String FOLLOW_CANDIDATES = candidates(
            around(List.of(followings("true"), followings("false")))
                    + "RETURN found AS other, 1 AS points UNION ALL WITH $user AS person " + followers()
                    + "RETURN found AS other, 0 AS points",
            isFollowed());

    static final String CONNECT_CANDIDATES = candidates(
            around(List.of(connections("low", "high"), connections("high", "low")))
                    + "RETURN found AS other, 1 AS points",
            "");

    static final String FOLLOW_BOUNDS = bounds(List.of(followings("true"), followings("false")), "(u)-[:FOLLOWS]->()");

    static final String CONNECT_BOUNDS =
            bounds(List.of(connections("low", "high"), connections("high", "low")), "(u)-[:CONNECTED]-()");

    static final String FOLLOW_SHARED = shared(
            List.of(followings("true"), followings("false")), "()-[:FOLLOWS {follower: known, followee: other}]->()");

    static final String CONNECT_SHARED = shared(
            List.of(connections("low", "high"), connections("high", "low")),
            "()-[:CONNECTED {low: " + EdgeType.low("known", "other") + ", high: " + EdgeType.high("known", "other")
                    + "}]->()");

    static final String FOLLOW_POPULAR = popular(isFollowed());

    static final String CONNECT_POPULAR = popular("");

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

    private static String around(List<String> ranges) {
        return "WITH $user AS person " + newest(ranges, "known", "$circle") + "WITH known AS person "
                + newest(ranges, "found", "$reach");
    }

    private static String twoSteps(List<String> ranges, String isNew) {
        return around(ranges)
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

    private static String isFollowed() {
        return " AND NOT EXISTS { MATCH ()-[:FOLLOWS {follower: $user, followee: other}]->() }";
    }

    private static String followers() {
        return """
                CALL (person) {
                MATCH ()-[f:FOLLOWS]->() USING INDEX SEEK f:FOLLOWS(followee, mutual, since, follower)
                WHERE f.followee = person AND f.mutual = false AND f.since IS NOT NULL AND f.follower IS NOT NULL
                RETURN f.follower AS found
                ORDER BY f.followee DESC, f.mutual DESC, f.since DESC, f.follower DESC LIMIT $circle }
                """;
    }

    /** Keeps of the users {@code other} those who may be suggested. */
    private static String suggested(String isFollowed, String kept) {
        return """
                 WHERE other <> $user
                WITH %s,
                     %s AS low,
                     %s AS high
                WHERE NOT EXISTS { MATCH ()-[:CONNECTED {low: low, high: high}]->() }
                 AND NOT EXISTS { MATCH ()-[:REQUESTED {low: low, high: high}]->() }
                 AND NOT EXISTS { MATCH ()-[:HIDES {hider: $user, hidden: other}]->() }
                 AND NOT EXISTS { MATCH ()-[:HIDES {hider: other, hidden: $user}]->() }
                 AND NOT EXISTS { MATCH ()-[:DISMISSED {dismisser: $user, dismissed: other}]->() }
                 AND EXISTS { MATCH (l:Listed {id: other}) WHERE l.discoverable IS NULL AND l.status <> 'b' }
                """.formatted(kept, EdgeType.low("other", "$user"), EdgeType.high("other", "$user")) + isFollowed;
    }

    private static String candidates(String found, String isFollowed) {
        return "CALL () { " + found + " } WITH other, sum(points) AS shared" + suggested(isFollowed, "other, shared")
                + """
                 WITH other, shared,
                     EXISTS { MATCH ()-[:FOLLOWS {follower: other, followee: $user}]->() } AS follows
                RETURN other, follows, shared + CASE WHEN follows THEN 1 ELSE 0 END AS score
                ORDER BY score DESC, other LIMIT $limit""";
    }

    /** Whether a list is longer than what {@link #candidates} reads of it. */
    private static String bounds(List<String> ranges, String edges) {
        return "WITH $user AS person " + newest(ranges, "known", "$most")
                + "MATCH (u:Listed {id: known}) WITH COUNT { " + edges + " } AS length "
                + "RETURN count(*) > $circle OR coalesce(max(length), 0) > $reach AS longer";
    }

    private static String shared(List<String> ranges, String edge) {
        return "WITH $user AS person " + newest(ranges, "known", "$more") + """
                WITH collect(known) AS own
                WITH own[..$most] AS own, size(own) > $most AS longer
                UNWIND $others AS other
                UNWIND own AS known
                WITH other, known, longer WHERE EXISTS { MATCH %s }
                RETURN other, longer, count(*) AS count, collect(known)[..$examples] AS newest""".formatted(edge);
    }

    /** The hint excludes the index of the constraint, whose order is another one. */
    private static String popular(String isFollowed) {
        return """
                MATCH ()-[f:FOLLOWS]->() USING INDEX SEEK f:FOLLOWS(follower, mutual, since, followee)
                WHERE f.follower > 0 AND f.mutual IS NOT NULL AND f.since IS NOT NULL AND f.followee IS NOT NULL
                WITH f ORDER BY f.follower, f.mutual, f.since, f.followee LIMIT $read
                WITH DISTINCT f.followee AS other""" + suggested(isFollowed, "other") + """
                 MATCH (u:Listed {id: other})
                RETURN other, COUNT { (u)<-[:FOLLOWS]-() } AS followers
                ORDER BY followers DESC, other LIMIT $limit""";
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

    @Override
    public Candidates candidates(UserId user, CommunityMode mode, int limit) {
        Map<String, Object> parameters = new HashMap<>(parameters(user));
        parameters.put("limit", (long) limit);
        parameters.put("most", CIRCLE + 1L);
        return database.read(transaction -> {
            List<Candidate> found = transaction
                    .run(
                            switch (mode) {
                                case FOLLOW -> FOLLOW_CANDIDATES;
                                case FRIENDSHIP -> CONNECT_CANDIDATES;
                            },
                            parameters)
                    .stream()
                    .map(row ->
                            new Candidate(new UserId(row.number("other")), row.number("score"), row.flag("follows")))
                    .toList();
            List<Row> bounds = transaction.run(
                    switch (mode) {
                        case FOLLOW -> FOLLOW_BOUNDS;
                        case FRIENDSHIP -> CONNECT_BOUNDS;
                    },
                    parameters);
            return new Candidates(found, !bounds.getFirst().flag("longer"));
        });
    }

    @Override
    public Map<UserId, Shared> shared(UserId user, CommunityMode mode, List<UserId> others) {
        long most = MAX_LOOKUPS / others.size();
        Map<String, Object> parameters = Map.of(
                "user",
                user.value(),
                "others",
                others.stream().map(UserId::value).toList(),
                "most",
                most,
                "more",
                most + 1,
                "examples",
                (long) EXAMPLES);
        String cypher = switch (mode) {
            case FOLLOW -> FOLLOW_SHARED;
            case FRIENDSHIP -> CONNECT_SHARED;
        };
        return database.query(
                cypher,
                parameters,
                rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new UserId(row.number("other")),
                                row -> new Shared(
                                        row.number("count"),
                                        row.flag("longer"),
                                        row.numbers("newest").stream()
                                                .map(UserId::new)
                                                .toList()))));
    }

    @Override
    public List<Popular> popular(UserId user, CommunityMode mode, int limit) {
        String cypher = switch (mode) {
            case FOLLOW -> FOLLOW_POPULAR;
            case FRIENDSHIP -> CONNECT_POPULAR;
        };
        return database.query(
                cypher,
                Map.of("user", user.value(), "read", (long) POPULAR_READ, "limit", (long) limit),
                rows -> rows.stream()
                        .map(row -> new Popular(new UserId(row.number("other")), row.number("followers")))
                        .toList());
    }

    static Map<String, Object> parameters(UserId user) {
        return Map.of("user", user.value(), "circle", (long) CIRCLE, "reach", (long) REACH);
    }
}
