package dev.kith.neo4j.audience;

import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.page.Cursor;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Position;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.EdgeType;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.user.Neo4jUsers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One statement that reads a page of a list, its count, its subject, and what is shown of each user.
 *
 * <p>It returns the degree {@code before} and {@code after} the page, the ids of the {@code scanned} users, the number
 * of {@code hidden} users in the list, and the users {@code listed}. A page near the beginning scans the first
 * {@link #SHORT} entries, so it scans a shorter list whole.
 */
record PageStatement(String cypher, Map<String, Object> parameters) {

    static final int SHORT = Position.MAX_LIMIT;

    /** Mutuals first, or by time alone. */
    private enum Order {
        MUTUAL_FIRST("mutual DESC, since DESC, user DESC"),
        BY_TIME("since DESC, user DESC");

        private final String cypher;

        Order(String cypher) {
            this.cypher = cypher;
        }
    }

    /**
     * Everything that the text depends on.
     *
     * @param isFiltered whether the list has mutuals only, or the others only
     * @param cursor of the group that the cursor is in; null for a page at an offset
     */
    private record Shape(
            AudienceKind kind,
            Order order,
            boolean isFiltered,
            @Nullable Boolean cursor,
            boolean hasViewer,
            boolean hasRelations) {}

    private static final Map<Shape, String> TEXTS = new ConcurrentHashMap<>();

    /** Empty for a page that depends on the viewer's own list, or that takes a part of each of two groups. */
    static Optional<PageStatement> of(AudienceQuery query, @Nullable CommunityMode mode) {
        UserId viewer = query.viewer();
        boolean isByTime = query.mutuality() == Mutuality.NONE || isOwn(query) || viewer == null;
        Order order = query.mutuality() == Mutuality.RECIPROCAL ? Order.MUTUAL_FIRST : Order.BY_TIME;
        Boolean cursor = query.position() instanceof Position.After after ? isInMutuals(order, after.cursor()) : null;
        if ((order == Order.BY_TIME && (!isByTime || query.only() != null))
                || (query.only() != null && cursor != null && !cursor.equals(query.only()))
                || (mode == CommunityMode.FRIENDSHIP && viewer != null)
                || (order == Order.BY_TIME && isBetweenGroups(query))) {
            return Optional.empty();
        }
        Shape shape = new Shape(
                query.kind(), order, query.only() != null, cursor, viewer != null, viewer != null && mode != null);
        return Optional.of(new PageStatement(TEXTS.computeIfAbsent(shape, PageStatement::text), parameters(query)));
    }

    /** Whether the list is the viewer's own, in which every user is shared. */
    static boolean isOwn(AudienceQuery query) {
        return query.mutuality() == Mutuality.SHARED && query.subject().equals(query.viewer());
    }

    /** Whether the page lies within the first {@link #SHORT} entries. */
    static boolean isNearBeginning(Position position) {
        return position instanceof Offset(long start, int limit) && start <= SHORT - limit;
    }

    private static boolean isInMutuals(Order order, Cursor cursor) {
        return order == Order.MUTUAL_FIRST && cursor.mutual();
    }

    /** Whether the cursor is in a group that a list by time does not have. */
    private static boolean isBetweenGroups(AudienceQuery query) {
        return query.position() instanceof Position.After after
                && after.cursor().mutual() != isOwn(query);
    }

    private static Map<String, Object> parameters(AudienceQuery query) {
        Map<String, Object> parameters = new HashMap<>();
        UserId viewer = query.viewer();
        parameters.put("subject", query.subject().value());
        parameters.put("viewer", viewer == null ? null : viewer.value());
        parameters.put("only", query.only());
        long limit = query.position().limit();
        long start = query.position() instanceof Offset offset ? offset.start() : 0;
        long skip = isNearBeginning(query.position()) ? 0 : start;
        long take = isNearBeginning(query.position()) ? SHORT : limit;
        parameters.put("skip", skip);
        parameters.put("take", take);
        parameters.put("end", Math.min(skip, Long.MAX_VALUE - take) + take);
        parameters.put("from", start - skip);
        parameters.put("to", start - skip + limit);
        if (query.position() instanceof Position.After(Cursor cursor, int _)) {
            parameters.put("since", Micros.of(cursor.since()));
            parameters.put("user", cursor.user().value());
        }
        return parameters;
    }

    private static String text(Shape shape) {
        String edges = switch (shape.kind) {
            case FOLLOWERS -> "(s)<-[:FOLLOWS]-()";
            case FOLLOWINGS -> "(s)-[:FOLLOWS]->()";
            case CONNECTIONS -> "(s)-[:CONNECTED]-()";
        };
        return "MATCH (s:User {id: $subject}) WITH s, COUNT { " + edges + " } AS before, "
                + (shape.hasViewer
                        ? "COLLECT { MATCH ()-[h:HIDES]->() USING INDEX SEEK h:HIDES(hider, hidden)"
                                + " WHERE h.hider = $viewer AND h.hidden IS NOT NULL RETURN h.hidden }"
                        : "[]")
                + " AS hiddenUsers CALL (hiddenUsers) { "
                + merged(shape, shape.cursor == null ? ranges(shape, Seek.ALL) : afterCursor(shape))
                + " RETURN collect({node: u, user: user, mutual: mutual, since: since}) AS entries }"
                + " CALL (entries) { UNWIND entries[$from..$to]"
                + " AS entry WITH entry, entry.node AS u"
                + " RETURN collect({user: entry.user, mutual: entry.mutual, since: entry.since, summary: "
                + Neo4jUsers.SUMMARY
                + (shape.hasRelations
                        ? ", followed: EXISTS { MATCH ()-[r:FOLLOWS {follower: $viewer, followee: entry.user}]->()"
                                + " USING INDEX SEEK r:FOLLOWS(follower, followee) }"
                        : "")
                + "}) AS listed }"
                + " RETURN s {.*, place: null} AS subject, before, COUNT { " + edges + " } AS after, "
                + "[entry IN entries | entry.user] AS scanned, listed, "
                + (shape.hasViewer ? hidden(shape) : "0") + " AS hidden, "
                + (shape.isFiltered ? mutuals(shape.kind) : "0") + " AS mutuals";
    }

    // ---- the entries

    /** The first rows of some ranges in the order of the list. Each range alone is in this order. */
    private static String merged(Shape shape, List<String> ranges) {
        String window = "SKIP $skip LIMIT $take";
        return ranges.size() == 1
                ? ranges.getFirst() + window
                : "CALL (hiddenUsers) { "
                        + ranges.stream()
                                .map(range -> range + "LIMIT $end RETURN u, user, mutual, since")
                                .collect(Collectors.joining(" UNION ALL "))
                        + " } WITH u, user, mutual, since ORDER BY " + shape.order.cypher + " " + window;
    }

    private static List<String> afterCursor(Shape shape) {
        Stream<String> rest = Stream.of(Seek.SAME_TIME, Seek.OLDER).flatMap(seek -> ranges(shape, seek).stream());
        return Boolean.TRUE.equals(shape.cursor) && !shape.isFiltered
                ? Stream.concat(rest, Stream.of(follows(shape, "= false", Seek.ALL)))
                        .toList()
                : rest.toList();
    }

    /** The part of a range of the index that is read. */
    private enum Seek {
        ALL("IS NOT NULL", "IS NOT NULL"),
        SAME_TIME("= $since", "< $user"),
        OLDER("< $since", "IS NOT NULL");

        private final String since;
        private final String user;

        Seek(String since, String user) {
            this.since = since;
            this.user = user;
        }
    }

    private static List<String> ranges(Shape shape, Seek seek) {
        if (shape.kind == AudienceKind.CONNECTIONS) {
            return List.of(connections(shape, "low", "high", seek), connections(shape, "high", "low", seek));
        }
        if (shape.order == Order.BY_TIME) {
            return List.of(follows(shape, "= true", seek), follows(shape, "= false", seek));
        }
        if (shape.isFiltered) {
            return List.of(follows(shape, "= $only", seek));
        }
        return List.of(follows(shape, shape.cursor == null ? "IS NOT NULL" : "= " + shape.cursor, seek));
    }

    private static String follows(Shape shape, String mutual, Seek seek) {
        boolean isFollowers = shape.kind == AudienceKind.FOLLOWERS;
        String subject = isFollowers ? "followee" : "follower";
        String other = isFollowers ? "follower" : "followee";
        return "MATCH " + (isFollowers ? "(u)-[f:FOLLOWS]->()" : "()-[f:FOLLOWS]->(u)") + " USING INDEX SEEK f:FOLLOWS("
                + subject + ", mutual, since, " + other + ") WHERE f." + subject + " = $subject AND f.mutual " + mutual
                + range(shape, other, seek) + " WITH u, f." + other
                + " AS user, f.mutual AS mutual, f.since AS since ORDER BY f." + subject
                + " DESC, f.mutual DESC, f.since DESC, f." + other + " DESC ";
    }

    private static String connections(Shape shape, String subject, String other, Seek seek) {
        return "MATCH " + (subject.equals("low") ? "()-[f:CONNECTED]->(u)" : "(u)-[f:CONNECTED]->()")
                + " USING INDEX SEEK f:CONNECTED(" + subject + ", since, " + other + ") WHERE f." + subject
                + " = $subject" + range(shape, other, seek) + " WITH u, f." + other
                + " AS user, false AS mutual, f.since AS since ORDER BY f." + subject + " DESC, f.since DESC, f."
                + other + " DESC ";
    }

    private static String range(Shape shape, String other, Seek seek) {
        return " AND f.since " + seek.since + " AND f." + other + " " + seek.user
                + (shape.hasViewer ? " AND NOT f." + other + " IN hiddenUsers" : "");
    }

    // ---- the counts

    /** The number of hidden users in the list. */
    private static String hidden(Shape shape) {
        String edge = switch (shape.kind) {
            case FOLLOWERS ->
                "MATCH ()-[x:FOLLOWS {followee: $subject, follower: h}]->()"
                        + " USING INDEX SEEK x:FOLLOWS(follower, followee)";
            case FOLLOWINGS ->
                "MATCH ()-[x:FOLLOWS {follower: $subject, followee: h}]->()"
                        + " USING INDEX SEEK x:FOLLOWS(follower, followee)";
            case CONNECTIONS ->
                "MATCH ()-[x:CONNECTED {low: " + EdgeType.low("h", "$subject") + ", high: "
                        + EdgeType.high("h", "$subject") + "}]->() USING INDEX SEEK x:CONNECTED(low, high)";
        };
        return "COUNT { UNWIND hiddenUsers AS h " + edge + (shape.isFiltered ? " WHERE x.mutual = $only" : "") + " }";
    }

    private static String mutuals(AudienceKind kind) {
        boolean isFollowers = kind == AudienceKind.FOLLOWERS;
        String subject = isFollowers ? "followee" : "follower";
        String other = isFollowers ? "follower" : "followee";
        return "COUNT { MATCH ()-[m:FOLLOWS]->() USING INDEX SEEK m:FOLLOWS(" + subject + ", mutual, since, " + other
                + ") WHERE m." + subject + " = $subject AND m.mutual = true AND m.since IS NOT NULL AND m." + other
                + " IS NOT NULL }";
    }
}
