package dev.kith.neo4j.search;

import dev.kith.application.search.Searches;
import dev.kith.domain.page.Page;
import dev.kith.domain.profile.LatLng;
import dev.kith.domain.search.BirthDateRange;
import dev.kith.domain.search.Ranking;
import dev.kith.domain.search.UserSearch;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.audience.Neo4jAudiences;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import dev.kith.neo4j.user.Neo4jUsers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Searches over indexes. What begins with a text is a range of the index on that name, already in order, so the first page of a common text costs no
 * more than that of a rare one; what merely contains it is found by the index of the parts of texts. What is near is found in growing circles.
 */
public final class Neo4jSearches implements Searches {

    /** In metres. Beyond the last the Earth is searched as a whole. */
    private static final List<Double> CIRCLES = List.of(1_000.0, 10_000.0, 100_000.0, 1_000_000.0, 5_000_000.0);

    private static final String DISTANCE =
            "point.distance(u.place, point({latitude: $latitude, longitude: $longitude}))";

    private static final String WITHIN = DISTANCE + " <= $radius";

    private static final String SOMEWHERE = "u.place IS NOT NULL";

    private static final String NAME_BEGINS = "u.username_key STARTS WITH $sought";

    private static final String REAL_NAME_BEGINS = "u.real_name_key STARTS WITH $sought";

    /** The groups of {@link dev.kith.domain.search.Relevance}, each with its own order; together they are everyone who was found. */
    private static final List<RankingGroup> GROUPS = List.of(
            new RankingGroup(List.of(NAME_BEGINS, "u.id IS NOT NULL"), "u.username_key, u.id"),
            new RankingGroup(
                    List.of(REAL_NAME_BEGINS, "u.id IS NOT NULL", "NOT " + NAME_BEGINS), "u.real_name_key, u.id"),
            new RankingGroup(
                    List.of("NOT " + NAME_BEGINS, "NOT " + REAL_NAME_BEGINS),
                    "CASE WHEN u.real_name_key CONTAINS $word THEN 0 ELSE 1 END, u.id"));

    public static final String NAMED = """
            UNWIND range(0, size($keys) - 1) AS place
            MATCH (u:User {username_key: $keys[place]}) WHERE u:Listed AND NOT u.id IN $hidden
            RETURN u.id AS id ORDER BY place""";

    static final String FOLLOWINGS = Neo4jAudiences.FOLLOWINGS.whole();

    private record RankingGroup(List<String> conditions, String order) {}

    private final Database database;

    public Neo4jSearches(Database database) {
        this.database = database;
    }

    @Override
    public Page<UserId> page(UserSearch search) {
        return database.read(transaction -> {
            SearchQueries seeking = new SearchQueries(
                    search, Neo4jUsers.hiddenBy(transaction, search.filter().viewer()));
            if (search.followedBy() != null) {
                seeking.among(followings(transaction, search.followedBy()));
            }
            long total = seeking.count(transaction, seeking.baseConditions());
            return new Page<>(
                    total, total <= search.filter().offset().start() ? List.of() : seeking.ids(transaction, total));
        });
    }

    @Override
    public List<UserId> named(List<Username> names, @Nullable UserId viewer) {
        List<String> keys = names.stream().map(Username::key).toList();
        return database.read(transaction -> {
            List<Long> hidden = Neo4jUsers.hiddenBy(transaction, viewer);
            return ids(transaction.run(NAMED, Map.of("keys", keys, "hidden", hidden)));
        });
    }

    private static List<Long> followings(Statements transaction, UserId of) {
        return transaction.run(FOLLOWINGS, followingsOf(of)).stream()
                .map(row -> row.number("user"))
                .toList();
    }

    static Map<String, Object> followingsOf(UserId user) {
        return Map.of("subject", user.value(), "offset", 0L, "limit", (long) UserSearch.MAX_FOLLOWINGS);
    }

    private static List<UserId> ids(List<Row> rows) {
        return rows.stream().map(row -> new UserId(row.number("id"))).toList();
    }

    /** One search: which of the fixed parts its statements are made of, and what they are compared with. */
    public static final class SearchQueries {

        private final UserSearch search;
        private final Neo4jUsers.UserListing listing;
        private String match;
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> parameters = new HashMap<>();

        public SearchQueries(UserSearch search, List<Long> hidden) {
            this.search = search;
            this.listing = new Neo4jUsers.UserListing(search.filter(), hidden, parameters);
            this.match = match();
            born(search.birthDates());
            if (search.staff() != null) {
                conditions.add(search.staff() ? "u.role IN ['editor', 'moderator', 'admin']" : "u.role = 'member'");
            }
            if (!search.excluded().isEmpty()) {
                conditions.add("NOT u.id IN $except");
                parameters.put(
                        "except", search.excluded().stream().map(UserId::value).toList());
            }
            parameters.put("offset", search.filter().offset().start());
            parameters.put("limit", (long) search.filter().offset().limit());
        }

        /** By way of an index wherever there is one to go by. */
        private String match() {
            StringBuilder parts = new StringBuilder("MATCH (u:Listed)");
            if (search.tag() != null) {
                parts.append(", (u)-[:TAGGED]->(t:Tag {id: $tag})");
                conditions.add("t.visible AND t.active AND NOT t.deleted");
                parameters.put("tag", search.tag().value());
            }
            if (search.category() != null) {
                parts.append(", (u)-[:FOLLOWS_CATEGORY]->(:Category {id: $category})");
                parameters.put("category", search.category().value());
            }
            return parts.toString();
        }

        /** Looks at these and at no one else, one by one, whatever the other conditions promise. */
        public void among(List<Long> ids) {
            match = "UNWIND $among AS candidate " + match;
            conditions.add("u.id = candidate");
            parameters.put("among", ids);
        }

        private void born(@Nullable BirthDateRange born) {
            if (born != null && born.after() != null) {
                conditions.add("u.date_of_birth > $bornAfter");
                parameters.put("bornAfter", born.after());
            }
            if (born != null && born.until() != null) {
                conditions.add("u.date_of_birth <= $bornUntil");
                parameters.put("bornUntil", born.until());
            }
        }

        public List<String> baseConditions() {
            return search.ranking() instanceof Ranking.ByDistance ? List.of(SOMEWHERE) : List.of();
        }

        long count(Statements transaction, List<String> also) {
            return transaction.run(countQuery(also), parameters).getFirst().number("total");
        }

        public String countQuery(List<String> also) {
            return listing.count(match, with(also));
        }

        List<UserId> ids(Statements transaction, long total) {
            return switch (search.ranking()) {
                case Ranking.AsQueried() ->
                    Neo4jSearches.ids(transaction.run(listing.page(match, conditions), parameters));
                case Ranking.ByRelevance() -> byRelevance(transaction, total);
                case Ranking.ByDistance(LatLng from, boolean farthestFirst) ->
                    byDistance(transaction, from, farthestFirst);
            };
        }

        // ---- by relevance: the groups one after the other, and none that cannot add to the page

        private List<UserId> byRelevance(Statements transaction, long total) {
            String sought = search.searchText();
            if (sought == null) {
                return Neo4jSearches.ids(
                        transaction.run(listing.page(match, with(List.of("u.id IS NOT NULL")), "u.id"), parameters));
            }
            long passed = search.filter().offset().start();
            int limit = search.filter().offset().limit();
            List<String> texts = groupQueries(sought);
            List<UserId> found = new ArrayList<>();
            for (int group = 0;
                    group < texts.size()
                            && found.size()
                                    < Math.min(
                                            limit,
                                            total - search.filter().offset().start());
                    group++) {
                parameters.put("offset", passed);
                parameters.put("limit", (long) limit - found.size());
                found.addAll(Neo4jSearches.ids(transaction.run(texts.get(group), parameters)));
                passed = found.isEmpty() && passed > 0
                        ? passed - count(transaction, GROUPS.get(group).conditions())
                        : 0;
            }
            return found;
        }

        public List<String> groupQueries(String sought) {
            parameters.put("sought", sought);
            parameters.put("word", " " + sought);
            return GROUPS.stream()
                    .map(group -> listing.page(match, with(group.conditions()), group.order()))
                    .toList();
        }

        // ---- by distance: circles that grow until one holds the page

        private List<UserId> byDistance(Statements transaction, LatLng from, boolean farthestFirst) {
            // who is farthest from here is nearest to the other side of the Earth
            LatLng centre = farthestFirst ? from.antipode() : from;
            parameters.put("latitude", centre.latitude());
            parameters.put("longitude", centre.longitude());
            String direction = farthestFirst ? ", u.id DESC" : ", u.id";
            long wanted =
                    search.filter().offset().start() + search.filter().offset().limit();
            for (double radius : CIRCLES) {
                parameters.put("radius", radius);
                if (count(transaction, List.of(WITHIN)) >= wanted) {
                    return Neo4jSearches.ids(transaction.run(circleQuery(direction), parameters));
                }
            }
            return Neo4jSearches.ids(
                    transaction.run(listing.page(match, with(List.of(SOMEWHERE)), DISTANCE + direction), parameters));
        }

        public String circleQuery(String direction) {
            return listing.page(match, with(List.of(WITHIN)), DISTANCE + direction);
        }

        private List<String> with(List<String> also) {
            List<String> all = new ArrayList<>(also);
            all.addAll(conditions);
            return all;
        }

        public Map<String, Object> parameters() {
            return parameters;
        }
    }
}
