package dev.kith.neo4j.audience;

import dev.kith.application.audience.Audiences;
import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.page.Cursor;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.page.Position;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import dev.kith.neo4j.user.Neo4jUsers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lists as ranges of the indexes on the edges: a page is read in the order it is wanted in, without touching a node, however long the list is.
 * Totals are degrees, less the few that the viewer hides.
 */
public final class Neo4jAudiences implements Audiences {

    private static final Comparator<AudienceEntry> NEWEST_FIRST = Comparator.comparing(AudienceEntry::since)
            .thenComparing(AudienceEntry::user)
            .reversed();

    /** The list's own index holds it in order: mutuals, then the rest. */
    static final AudienceQueries FOLLOWERS = AudienceQueries.ofFollows("followee", "follower", "(u)<-[:FOLLOWS]-()");

    public static final AudienceQueries FOLLOWINGS =
            AudienceQueries.ofFollows("follower", "followee", "(u)-[:FOLLOWS]->()");

    static final AudienceQueries CONNECTIONS = AudienceQueries.ofConnections();

    /**
     * What one kind of list asks of the database. A list is two ranges of an index; each is in order of time, and so can be merged. Every column of
     * the index stands in the condition, or the planner cannot use it; the hint keeps it from the constraint's index, which has no order, and from reading
     * all of an index that it believes to be empty.
     *
     * @param whole everyone; of connections, so many of each of the two ranges
     */
    public record AudienceQueries(
            String degree,
            String mutuals,
            String whole,
            List<String> ranges,
            List<String> rangesAfter,
            String among,
            String common) {

        static AudienceQueries ofFollows(String subject, String other, String edges) {
            String edge = "MATCH ()-[f:FOLLOWS]->() USING INDEX SEEK f:FOLLOWS(" + subject + ", mutual, since, " + other
                    + ") WHERE f." + subject;
            String match = edge + " = $subject AND f.mutual ";
            String known = "IS NOT NULL AND f.since IS NOT NULL AND f." + other + " IS NOT NULL";
            String visible = " AND f." + other + " IS NOT NULL AND NOT f." + other + " IN $excluded";
            String found = " RETURN f." + other + " AS user, f.mutual AS mutual, f.since AS since ORDER BY f." + subject
                    + " DESC, f.mutual DESC, f.since DESC, f." + other + " DESC ";
            String group = match + "= %s AND f.since IS NOT NULL" + visible + found + "SKIP $offset LIMIT $limit";
            return new AudienceQueries(
                    "MATCH (u:User {id: $subject}) RETURN COUNT { " + edges + " } AS total",
                    match + "= true AND f.since IS NOT NULL AND f." + other + " IS NOT NULL RETURN count(f) AS total",
                    match + known + found + "SKIP $offset LIMIT $limit",
                    List.of(group.formatted("true"), group.formatted("false")),
                    List.of(
                            after(match + "= true", "since", other, visible, found),
                            after(match + "= false", "since", other, visible, found)),
                    "UNWIND $others AS other MATCH ()-[f:FOLLOWS {" + subject + ": $subject, " + other
                            + ": other}]->() "
                            + "USING INDEX SEEK f:FOLLOWS(follower, followee) RETURN other AS user, f.mutual AS mutual, f.since AS since",
                    edge + " = $scanned AND f.mutual " + known + " RETURN f." + other + " AS other");
        }

        /** What follows a place: the rest of the same instant, then all that is older. Each half is a range of the index. */
        private static String after(String match, String time, String other, String visible, String found) {
            return "CALL { " + match + " AND f." + time + " = $since AND f." + other + " < $user" + visible + found
                    + "LIMIT $limit"
                    + " UNION ALL " + match + " AND f." + time + " < $since" + visible + found + "LIMIT $limit"
                    + " } RETURN user, mutual, since";
        }

        static AudienceQueries ofConnections() {
            return new AudienceQueries(
                    "MATCH (u:User {id: $subject}) RETURN COUNT { (u)-[:CONNECTED]-() } AS total",
                    "",
                    part("low", "high") + " UNION ALL " + part("high", "low"),
                    List.of(half("low", "high"), half("high", "low")),
                    List.of(halfAfter("low", "high"), halfAfter("high", "low")),
                    """
                    UNWIND $others AS other
                    MATCH ()-[f:CONNECTED {low: CASE WHEN other < $subject THEN other ELSE $subject END,
                                           high: CASE WHEN other < $subject THEN $subject ELSE other END}]->()
                    USING INDEX SEEK f:CONNECTED(low, high)
                    RETURN other AS user, false AS mutual, f.since AS since""",
                    """
                    MATCH ()-[f:CONNECTED]->() USING INDEX SEEK f:CONNECTED(low, since, high)
                    WHERE f.low = $scanned AND f.since IS NOT NULL AND f.high IS NOT NULL RETURN f.high AS other
                    UNION ALL
                    MATCH ()-[f:CONNECTED]->() USING INDEX SEEK f:CONNECTED(high, since, low)
                    WHERE f.high = $scanned AND f.since IS NOT NULL AND f.low IS NOT NULL RETURN f.low AS other""");
        }

        private static String half(String subject, String other) {
            return edge(subject, other) + " AND f.since IS NOT NULL" + visible(other) + found(subject, other)
                    + "SKIP $offset LIMIT $limit";
        }

        private static String part(String subject, String other) {
            return edge(subject, other) + " AND f.since IS NOT NULL AND f." + other + " IS NOT NULL"
                    + found(subject, other) + "LIMIT $limit";
        }

        private static String halfAfter(String subject, String other) {
            return after(edge(subject, other), "since", other, visible(other), found(subject, other));
        }

        private static String edge(String subject, String other) {
            return "MATCH ()-[f:CONNECTED]->() USING INDEX SEEK f:CONNECTED(" + subject + ", since, " + other
                    + ") WHERE f." + subject + " = $subject";
        }

        private static String visible(String other) {
            return " AND f." + other + " IS NOT NULL AND NOT f." + other + " IN $excluded";
        }

        private static String found(String subject, String other) {
            return " RETURN f." + other + " AS user, false AS mutual, f.since AS since ORDER BY f." + subject
                    + " DESC, f.since DESC, f." + other + " DESC ";
        }
    }

    private final Database database;

    public Neo4jAudiences(Database database) {
        this.database = database;
    }

    @Override
    public Page<AudienceEntry> page(AudienceQuery query) {
        return database.read(transaction -> {
            PageReader reading = new PageReader(transaction, query);
            return switch (query.mutuality()) {
                case RECIPROCAL -> reading.reciprocal();
                case SHARED -> reading.with(reading.common());
                case NONE -> reading.with(List.of());
            };
        });
    }

    @Override
    public Page<UserId> knownFollowers(UserId viewer, UserId subject, int most) {
        return database.read(transaction -> {
            PageReader followings = new PageReader(transaction, whole(viewer, AudienceKind.FOLLOWINGS, viewer));
            PageReader followers = new PageReader(transaction, whole(subject, AudienceKind.FOLLOWERS, viewer));
            List<Long> known = followings.degree(viewer) <= followers.degree(subject)
                    ? followings.others(viewer)
                    : followings.users(followings.among(viewer, followers.others(subject)));
            List<UserId> found = followers.among(subject, followers.visible(known)).stream()
                    .sorted(NEWEST_FIRST)
                    .map(AudienceEntry::user)
                    .toList();
            return new Page<>(found.size(), found.stream().limit(most).toList());
        });
    }

    private static AudienceQuery whole(UserId subject, AudienceKind kind, UserId viewer) {
        return new AudienceQuery(subject, kind, Mutuality.NONE, null, viewer, Offset.first(1));
    }

    /** Whether the edge of this row was still there when it was read. */
    public static boolean isComplete(Row row) {
        return row.hasAll("user", "mutual", "since");
    }

    public static AudienceQueries queries(AudienceKind kind) {
        return switch (kind) {
            case FOLLOWERS -> FOLLOWERS;
            case FOLLOWINGS -> FOLLOWINGS;
            case CONNECTIONS -> CONNECTIONS;
        };
    }

    /** One question being answered in one transaction. */
    private static final class PageReader {

        private final Statements transaction;
        private final AudienceQuery query;
        private final AudienceQueries texts;
        private final List<Long> hidden;

        PageReader(Statements transaction, AudienceQuery query) {
            this.transaction = transaction;
            this.query = query;
            this.texts = queries(query.kind());
            this.hidden = Neo4jUsers.hiddenBy(transaction, query.viewer());
        }

        // ---- the flag on the edge says who is mutual

        private Page<AudienceEntry> reciprocal() {
            List<AudienceEntry> unseen = hidden.isEmpty() ? List.of() : among(query.subject(), hidden);
            long total = degree(query.subject()) - unseen.size();
            Boolean only = query.only();
            if (only != null) {
                long mutual = mutuals()
                        - unseen.stream().filter(AudienceEntry::mutual).count();
                return new Page<>(only ? mutual : total - mutual, group(only, query.position(), hidden));
            }
            return new Page<>(
                    total,
                    switch (query.position()) {
                        case Offset offset
                        when hidden.isEmpty() -> entries(texts.whole(), window(offset.start(), offset.limit(), hidden));
                        case Offset offset -> {
                            long mutual = mutuals()
                                    - unseen.stream()
                                            .filter(AudienceEntry::mutual)
                                            .count();
                            List<AudienceEntry> found = new ArrayList<>(group(true, offset, hidden));
                            int missing = offset.limit() - found.size();
                            if (missing > 0) {
                                found.addAll(group(
                                        false, new Offset(Math.max(0, offset.start() - mutual), missing), hidden));
                            }
                            yield found;
                        }
                        case Position.After after -> {
                            List<AudienceEntry> found =
                                    new ArrayList<>(group(after.cursor().mutual(), after, hidden));
                            int missing = after.limit() - found.size();
                            if (after.cursor().mutual() && missing > 0) {
                                found.addAll(group(false, Offset.first(missing), hidden));
                            }
                            yield found;
                        }
                    });
        }

        /** A page of the mutuals, or of the rest. */
        private List<AudienceEntry> group(boolean mutual, Position position, List<Long> excluded) {
            int range = mutual ? 0 : 1;
            return switch (position) {
                case Offset offset ->
                    entries(texts.ranges().get(range), window(offset.start(), offset.limit(), excluded));
                case Position.After after
                when after.cursor().mutual() == mutual -> following(range, after.cursor(), after.limit(), excluded);
                // all mutuals come before all of the rest
                case Position.After after -> mutual ? List.of() : group(false, Offset.first(after.limit()), excluded);
            };
        }

        private List<AudienceEntry> following(int range, Cursor cursor, long limit, List<Long> excluded) {
            Map<String, Object> parameters = window(0, limit, excluded);
            parameters.put("since", Micros.of(cursor.since()));
            parameters.put("user", cursor.user().value());
            return entries(texts.rangesAfter().get(range), parameters).stream()
                    .sorted(NEWEST_FIRST)
                    .limit(limit)
                    .toList();
        }

        private long mutuals() {
            return total(texts.mutuals(), query.subject());
        }

        // ---- who is mutual depends on the viewer's own list

        private Page<AudienceEntry> with(List<AudienceEntry> shared) {
            Set<Long> unseen = new HashSet<>(hidden);
            List<AudienceEntry> common = shared.stream()
                    .filter(entry -> !unseen.contains(entry.user().value()))
                    .sorted(AudienceEntry.MUTUAL_FIRST)
                    .toList();
            long total = degree(query.subject())
                    - (hidden.isEmpty() ? 0 : among(query.subject(), hidden).size());
            Boolean only = query.only();
            int limit = query.position().limit();
            List<AudienceEntry> found = new ArrayList<>();
            if (only == null || only) {
                switch (query.position()) {
                    case Offset offset ->
                        common.stream().skip(offset.start()).limit(limit).forEach(found::add);
                    case Position.After after ->
                        common.stream()
                                .filter(entry -> entry.isAfter(after.cursor()))
                                .limit(limit)
                                .forEach(found::add);
                }
            }
            int missing = limit - found.size();
            if ((only == null || !only) && missing > 0) {
                long passed = only == null ? common.size() : 0;
                Position position = switch (query.position()) {
                    case Offset offset -> new Offset(Math.max(0, offset.start() - passed), missing);
                    case Position.After after
                    when !after.cursor().mutual() -> new Position.After(after.cursor(), missing);
                    case Position.After _ -> Offset.first(missing);
                };
                found.addAll(rest(position, common));
            }
            long totalAsked = only == null ? total : only ? common.size() : total - common.size();
            return new Page<>(totalAsked, found);
        }

        /** Those who are not shared, newest first: the two ranges of the list, merged. */
        private List<AudienceEntry> rest(Position position, List<AudienceEntry> common) {
            List<Long> excluded = new ArrayList<>(hidden);
            common.forEach(entry -> excluded.add(entry.user().value()));
            List<AudienceEntry> merged = new ArrayList<>();
            for (int range = 0; range < texts.ranges().size(); range++) {
                merged.addAll(
                        switch (position) {
                            case Offset offset ->
                                entries(
                                        texts.ranges().get(range),
                                        window(0, offset.start() + offset.limit(), excluded));
                            case Position.After after -> following(range, after.cursor(), after.limit(), excluded);
                        });
            }
            return merged.stream()
                    .sorted(NEWEST_FIRST)
                    .skip(position instanceof Offset offset ? offset.start() : 0)
                    .limit(position.limit())
                    .map(entry -> new AudienceEntry(entry.user(), false, entry.since()))
                    .toList();
        }

        /** In the subject's list and in the viewer's own: the shorter of the two is read, and looked up in the other. */
        private List<AudienceEntry> common() {
            UserId viewer = query.viewer();
            if (viewer == null) {
                return List.of();
            }
            boolean subjectIsShorter = degree(query.subject()) <= degree(viewer);
            List<Long> shorter = others(subjectIsShorter ? query.subject() : viewer);
            List<Long> both = subjectIsShorter ? users(among(viewer, shorter)) : shorter;
            return among(query.subject(), both).stream()
                    .map(entry -> new AudienceEntry(entry.user(), true, entry.since()))
                    .toList();
        }

        // ---- what is asked of the database

        /** Everyone in a list; only for the shorter of two. */
        private List<Long> others(UserId subject) {
            return transaction.run(texts.common(), Map.of("scanned", subject.value())).stream()
                    .map(row -> row.number("other"))
                    .toList();
        }

        private List<Long> users(List<AudienceEntry> entries) {
            return entries.stream().map(entry -> entry.user().value()).toList();
        }

        private List<Long> visible(List<Long> users) {
            Set<Long> unseen = new HashSet<>(hidden);
            return users.stream().filter(user -> !unseen.contains(user)).toList();
        }

        private List<AudienceEntry> among(UserId subject, List<Long> others) {
            return entries(texts.among(), Map.of("subject", subject.value(), "others", others));
        }

        private long degree(UserId subject) {
            return total(texts.degree(), subject);
        }

        private long total(String cypher, UserId subject) {
            List<Row> rows = transaction.run(cypher, Map.of("subject", subject.value()));
            return rows.isEmpty() ? 0 : rows.getFirst().number("total");
        }

        private Map<String, Object> window(long offset, long limit, List<Long> excluded) {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("subject", query.subject().value());
            parameters.put("offset", offset);
            parameters.put("limit", limit);
            parameters.put("excluded", excluded);
            return parameters;
        }

        private List<AudienceEntry> entries(String cypher, Map<String, Object> parameters) {
            return transaction.run(cypher, parameters).stream()
                    .filter(Neo4jAudiences::isComplete)
                    .map(row -> new AudienceEntry(
                            new UserId(row.number("user")), row.flag("mutual"), Micros.instant(row.number("since"))))
                    .toList();
        }
    }
}
