package dev.kith.neo4j.walk;

import dev.kith.domain.walk.PrivateList;

/**
 * The statements about a private list, which is a range of an index.
 *
 * @param page the entries after the place {@code $since}, {@code $user} that are not older than {@code $from}, newest
 *     first: at most {@code $limit} of the same instant and of the older ones. An entry that is not {@code listed} is of a deleted user
 * @param count the number of the first {@code $limit} entries from {@code $from} until {@code $until}, and how many of them are rejected and listed
 */
record PrivateQueries(String page, String count) {

    private static final PrivateQueries RECEIVED = of("REQUESTED", "to", "created", "from", "e.viewed", "e.rejected");

    private static final PrivateQueries SENT = of("REQUESTED", "from", "created", "to", "e.viewed", "e.rejected");

    private static final PrivateQueries HIDDEN = of("HIDES", "hider", "since", "hidden", "null", "null");

    private static final PrivateQueries DISMISSED = of("DISMISSED", "dismisser", "since", "dismissed", "null", "null");

    static PrivateQueries of(PrivateList list) {
        return switch (list) {
            case RECEIVED_REQUESTS, REJECTED_REQUESTS -> RECEIVED;
            case SENT_REQUESTS -> SENT;
            case HIDDEN -> HIDDEN;
            case DISMISSED -> DISMISSED;
        };
    }

    private static PrivateQueries of(
            String type, String owner, String time, String other, String seen, String rejected) {
        // requests of deleted users are in no index, but they may still be hidden or dismissed
        String listed = type.equals("REQUESTED") ? "true" : "u:Listed";
        String match = "MATCH ()-[e:" + type + "]->(u) USING INDEX SEEK e:" + type + "(" + owner + ", " + time + ", "
                + other + ") WHERE e." + owner + " = $subject AND e." + time;
        String result = " RETURN e." + other + " AS user, e." + time + " AS since, " + seen + " AS seen, " + rejected
                + " AS rejected, " + listed + " AS listed ORDER BY e." + owner + " DESC, e." + time + " DESC, e."
                + other
                + " DESC LIMIT $limit";
        return new PrivateQueries(
                "CALL { " + match + " = $since AND e." + other + " < $user" + result + " UNION ALL " + match
                        + " >= $from AND e." + time + " < $since AND e." + other + " IS NOT NULL" + result
                        + " } RETURN user, since, seen, rejected, listed",
                match + " >= $from AND e." + time + " < $until AND e." + other
                        + " IS NOT NULL WITH e, u LIMIT $limit RETURN count(e) AS total, count(" + rejected
                        + ") AS rejected, count(CASE WHEN " + listed + " THEN 1 END) AS listed");
    }
}
