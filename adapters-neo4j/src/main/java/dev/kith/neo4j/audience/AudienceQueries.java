package dev.kith.neo4j.audience;

import dev.kith.domain.audience.AudienceKind;
import dev.kith.neo4j.EdgeType;
import dev.kith.neo4j.spi.Row;
import java.util.List;

/**
 * The statements that read one kind of list. A list is two ranges of an index, each in the order of time, which can be
 * merged. The two ranges are the mutual follows and the others, or the connections with users of higher and of lower
 * ids. The condition names every column of the index, or the planner cannot use it. The hint excludes the index of the
 * constraint, which has no order, and a scan of an index that the planner believes empty.
 *
 * @param degree returns the length of the list as {@code total}
 * @param mutuals returns the number of mutuals as {@code total}; empty for connections
 * @param whole a page of the list of follows; the first rows of each of the two ranges of connections
 * @param ranges a page of each range, without the ids in {@code $excluded}
 * @param rangesAfter a page of each range after the cursor {@code $since}, {@code $user}
 * @param among returns those of {@code $others} that are in the list
 * @param common returns all users in the list of {@code $scanned} as {@code other}
 */
public record AudienceQueries(
        String degree,
        String mutuals,
        String whole,
        List<String> ranges,
        List<String> rangesAfter,
        String among,
        String common) {

    private static final AudienceQueries FOLLOWERS = ofFollows("followee", "follower", "(u)<-[:FOLLOWS]-()");

    private static final AudienceQueries FOLLOWINGS = ofFollows("follower", "followee", "(u)-[:FOLLOWS]->()");

    private static final AudienceQueries CONNECTIONS = ofConnections();

    public static AudienceQueries of(AudienceKind kind) {
        return switch (kind) {
            case FOLLOWERS -> FOLLOWERS;
            case FOLLOWINGS -> FOLLOWINGS;
            case CONNECTIONS -> CONNECTIONS;
        };
    }

    /** False for an edge that was deleted during the read. */
    public static boolean isComplete(Row row) {
        return row.hasAll("user", "mutual", "since");
    }

    private static AudienceQueries ofFollows(String subject, String other, String edges) {
        String edge = "MATCH ()-[f:FOLLOWS]->() USING INDEX SEEK f:FOLLOWS(" + subject + ", mutual, since, " + other
                + ") WHERE f." + subject;
        String match = edge + " = $subject AND f.mutual ";
        String known = "IS NOT NULL AND f.since IS NOT NULL AND f." + other + " IS NOT NULL";
        String visible = visible(other);
        String result = " RETURN f." + other + " AS user, f.mutual AS mutual, f.since AS since ORDER BY f." + subject
                + " DESC, f.mutual DESC, f.since DESC, f." + other + " DESC ";
        String range = match + "= %s AND f.since IS NOT NULL" + visible + result + "SKIP $offset LIMIT $limit";
        return new AudienceQueries(
                "MATCH (u:User {id: $subject}) RETURN COUNT { " + edges + " } AS total",
                match + "= true AND f.since IS NOT NULL AND f." + other + " IS NOT NULL RETURN count(f) AS total",
                match + known + result + "SKIP $offset LIMIT $limit",
                List.of(range.formatted("true"), range.formatted("false")),
                List.of(
                        after(match + "= true", other, visible, result),
                        after(match + "= false", other, visible, result)),
                "UNWIND $others AS other MATCH ()-[f:FOLLOWS {" + subject + ": $subject, " + other + ": other}]->() "
                        + "USING INDEX SEEK f:FOLLOWS(follower, followee) "
                        + "RETURN other AS user, f.mutual AS mutual, f.since AS since",
                edge + " = $scanned AND f.mutual " + known + " RETURN f." + other + " AS other");
    }

    /**
     * What follows a cursor: the rest of the same instant, then all that is older. Each half is a range of the index.
     */
    private static String after(String match, String other, String visible, String result) {
        return "CALL { " + match + " AND f.since = $since AND f." + other + " < $user" + visible + result
                + "LIMIT $limit"
                + " UNION ALL " + match + " AND f.since < $since" + visible + result + "LIMIT $limit"
                + " } RETURN user, mutual, since";
    }

    private static AudienceQueries ofConnections() {
        String low = EdgeType.low("other", "$subject");
        String high = EdgeType.high("other", "$subject");
        return new AudienceQueries(
                "MATCH (u:User {id: $subject}) RETURN COUNT { (u)-[:CONNECTED]-() } AS total",
                "",
                firstOfRange("low", "high") + " UNION ALL " + firstOfRange("high", "low"),
                List.of(range("low", "high"), range("high", "low")),
                List.of(rangeAfter("low", "high"), rangeAfter("high", "low")),
                """
                UNWIND $others AS other
                MATCH ()-[f:CONNECTED {low: %s, high: %s}]->()
                USING INDEX SEEK f:CONNECTED(low, high)
                RETURN other AS user, false AS mutual, f.since AS since""".formatted(low, high),
                """
                MATCH ()-[f:CONNECTED]->() USING INDEX SEEK f:CONNECTED(low, since, high)
                WHERE f.low = $scanned AND f.since IS NOT NULL AND f.high IS NOT NULL RETURN f.high AS other
                UNION ALL
                MATCH ()-[f:CONNECTED]->() USING INDEX SEEK f:CONNECTED(high, since, low)
                WHERE f.high = $scanned AND f.since IS NOT NULL AND f.low IS NOT NULL RETURN f.low AS other""");
    }

    private static String range(String subject, String other) {
        return connection(subject, other) + " AND f.since IS NOT NULL" + visible(other)
                + connectionResult(subject, other) + "SKIP $offset LIMIT $limit";
    }

    private static String firstOfRange(String subject, String other) {
        return connection(subject, other) + " AND f.since IS NOT NULL AND f." + other + " IS NOT NULL"
                + connectionResult(subject, other) + "LIMIT $limit";
    }

    private static String rangeAfter(String subject, String other) {
        return after(connection(subject, other), other, visible(other), connectionResult(subject, other));
    }

    private static String connection(String subject, String other) {
        return "MATCH ()-[f:CONNECTED]->() USING INDEX SEEK f:CONNECTED(" + subject + ", since, " + other + ") WHERE f."
                + subject + " = $subject";
    }

    private static String visible(String other) {
        return " AND f." + other + " IS NOT NULL AND NOT f." + other + " IN $excluded";
    }

    private static String connectionResult(String subject, String other) {
        return " RETURN f." + other + " AS user, false AS mutual, f.since AS since ORDER BY f." + subject
                + " DESC, f.since DESC, f." + other + " DESC ";
    }
}
