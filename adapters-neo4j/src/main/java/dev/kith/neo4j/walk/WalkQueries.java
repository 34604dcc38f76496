package dev.kith.neo4j.walk;

import dev.kith.domain.audience.AudienceKind;
import dev.kith.neo4j.audience.AudienceQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements of the walks through one kind of list. A list is two ranges of an index, as in {@link AudienceQueries}:
 * the mutual follows and the others, or the connections with users of higher and of lower ids.
 *
 * <p>A page is what follows a place {@code $since}, {@code $user} and is not older than {@code $from}, without the ids
 * in {@code $excluded}: at most {@code $limit} rows of each range, newest first. A count reads at most {@code $limit}
 * entries from {@code $from} until {@code $until}.
 *
 * @param ranges the pages of the ranges
 * @param both the pages of both ranges, one after the other. The first range of follows comes once more at the end:
 *     while the statement runs, a follow may go from one range to the other, and must not be missed. So a user may come
 *     twice, and the last row is right
 * @param counts the counts of the ranges
 */
record WalkQueries(List<String> ranges, String both, List<String> counts) {

    private static final WalkQueries FOLLOWERS = ofFollows("followee", "follower");

    private static final WalkQueries FOLLOWINGS = ofFollows("follower", "followee");

    private static final WalkQueries CONNECTIONS = ofConnections();

    static WalkQueries of(AudienceKind kind) {
        return switch (kind) {
            case FOLLOWERS -> FOLLOWERS;
            case FOLLOWINGS -> FOLLOWINGS;
            case CONNECTIONS -> CONNECTIONS;
        };
    }

    private static WalkQueries ofFollows(String subject, String other) {
        List<List<String>> ranges = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        for (String mutual : List.of("true", "false")) {
            String match = "MATCH ()-[f:FOLLOWS]->() USING INDEX SEEK f:FOLLOWS(" + subject + ", mutual, since, "
                    + other + ") WHERE f." + subject + " = $subject AND f.mutual = " + mutual;
            String result = " RETURN f." + other + " AS user, f.since AS since, f.mutual AS mutual ORDER BY f."
                    + subject + " DESC, f.mutual DESC, f.since DESC, f." + other + " DESC LIMIT $limit";
            ranges.add(parts(match, other, result));
            counts.add(count(match, other));
        }
        return new WalkQueries(
                ranges.stream().map(WalkQueries::joined).toList(),
                joined(Stream.of(ranges.getFirst(), ranges.getLast(), ranges.getFirst())
                        .flatMap(List::stream)
                        .toList()),
                counts);
    }

    private static WalkQueries ofConnections() {
        List<List<String>> ranges = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        for (String subject : List.of("low", "high")) {
            String other = subject.equals("low") ? "high" : "low";
            String match = "MATCH ()-[f:CONNECTED]->() USING INDEX SEEK f:CONNECTED(" + subject + ", since, " + other
                    + ") WHERE f." + subject + " = $subject";
            String result = " RETURN f." + other + " AS user, f.since AS since, null AS mutual ORDER BY f." + subject
                    + " DESC, f.since DESC, f." + other + " DESC LIMIT $limit";
            ranges.add(parts(match, other, result));
            counts.add(count(match, other));
        }
        return new WalkQueries(
                ranges.stream().map(WalkQueries::joined).toList(),
                joined(ranges.stream().flatMap(List::stream).toList()),
                counts);
    }

    /** What follows a place: the rest of the same instant, then what is older. Each is a range of the index. */
    private static List<String> parts(String match, String other, String result) {
        String visible = " AND NOT f." + other + " IN $excluded";
        return List.of(
                match + " AND f.since = $since AND f." + other + " < $user" + visible + result,
                match + " AND f.since >= $from AND f.since < $since AND f." + other + " IS NOT NULL" + visible
                        + result);
    }

    private static String joined(List<String> parts) {
        return parts.stream().collect(Collectors.joining(" UNION ALL ", "CALL { ", " } RETURN user, since, mutual"));
    }

    private static String count(String match, String other) {
        return match + " AND f.since >= $from AND f.since < $until AND f." + other
                + " IS NOT NULL WITH f LIMIT $limit RETURN count(f) AS total";
    }
}
