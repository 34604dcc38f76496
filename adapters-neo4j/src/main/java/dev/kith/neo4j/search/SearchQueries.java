package dev.kith.neo4j.search;

import dev.kith.domain.profile.LatLng;
import dev.kith.domain.search.BirthDateRange;
import dev.kith.domain.search.Ranking;
import dev.kith.domain.search.UserSearch;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.TagProperties;
import dev.kith.neo4j.spi.Statements;
import dev.kith.neo4j.user.UserListing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one search, and their parameters. The search decides which of a fixed set of conditions a statement
 * contains; the values that they compare with are parameters.
 */
final class SearchQueries {

    /** Radii in metres. Beyond the last one, the search has no limit of distance. */
    private static final List<Double> CIRCLES = List.of(1_000.0, 10_000.0, 100_000.0, 1_000_000.0, 5_000_000.0);

    private static final String DISTANCE =
            "point.distance(u.place, point({latitude: $latitude, longitude: $longitude}))";

    private static final String WITHIN = DISTANCE + " <= $radius";

    private static final String HAS_PLACE = "u.place IS NOT NULL";

    private static final String NAME_BEGINS = "u.username_key STARTS WITH $sought";

    private static final String REAL_NAME_BEGINS = "u.real_name_key STARTS WITH $sought";

    /**
     * The groups of {@link dev.kith.domain.search.Relevance}, each with its own order. Together they contain every
     * result.
     */
    private static final List<RankingGroup> GROUPS = List.of(
            new RankingGroup(List.of(NAME_BEGINS, "u.id IS NOT NULL"), "u.username_key, u.id"),
            new RankingGroup(
                    List.of(REAL_NAME_BEGINS, "u.id IS NOT NULL", "NOT " + NAME_BEGINS), "u.real_name_key, u.id"),
            new RankingGroup(
                    List.of("NOT " + NAME_BEGINS, "NOT " + REAL_NAME_BEGINS),
                    "CASE WHEN u.real_name_key CONTAINS $word THEN 0 ELSE 1 END, u.id"));

    private record RankingGroup(List<String> conditions, String order) {}

    private final UserSearch search;
    private final UserListing listing;
    private String match;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    SearchQueries(UserSearch search, List<Long> hidden) {
        this.search = search;
        this.listing = new UserListing(search.filter(), hidden, parameters);
        this.match = match();
        birthDates(search.birthDates());
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

    /** Starts from an index if the search allows it. */
    private String match() {
        StringBuilder parts = new StringBuilder("MATCH (u:Listed)");
        if (search.tag() != null) {
            parts.append(", (u)-[:TAGGED]->(t:Tag {id: $tag})");
            conditions.add(TagProperties.IS_VISIBLE);
            parameters.put("tag", search.tag().value());
        }
        if (search.category() != null) {
            parts.append(", (u)-[:FOLLOWS_CATEGORY]->(:Category {id: $category})");
            parameters.put("category", search.category().value());
        }
        return parts.toString();
    }

    /**
     * Restricts the search to these users: the statement reads them one by one, however selective the other conditions
     * are.
     */
    void among(List<Long> ids) {
        match = "UNWIND $among AS candidate " + match;
        conditions.add("u.id = candidate");
        parameters.put("among", ids);
    }

    private void birthDates(@Nullable BirthDateRange range) {
        if (range != null && range.after() != null) {
            conditions.add("u.date_of_birth > $bornAfter");
            parameters.put("bornAfter", range.after());
        }
        if (range != null && range.until() != null) {
            conditions.add("u.date_of_birth <= $bornUntil");
            parameters.put("bornUntil", range.until());
        }
    }

    List<String> baseConditions() {
        return search.ranking() instanceof Ranking.ByDistance ? List.of(HAS_PLACE) : List.of();
    }

    long count(Statements transaction, List<String> extra) {
        return transaction.run(countQuery(extra), parameters).getFirst().number("total");
    }

    String countQuery(List<String> extra) {
        return listing.count(match, with(extra));
    }

    List<UserId> ids(Statements transaction, long total) {
        return switch (search.ranking()) {
            case Ranking.AsQueried() -> Neo4jSearches.ids(transaction.run(listing.page(match, conditions), parameters));
            case Ranking.ByRelevance() -> byRelevance(transaction, total);
            case Ranking.ByDistance(LatLng from, boolean farthestFirst) -> byDistance(transaction, from, farthestFirst);
        };
    }

    // ---- by relevance: one group after the other, until the page is full

    private List<UserId> byRelevance(Statements transaction, long total) {
        String sought = search.searchText();
        if (sought == null) {
            return Neo4jSearches.ids(
                    transaction.run(listing.page(match, with(List.of("u.id IS NOT NULL")), "u.id"), parameters));
        }
        long passed = search.filter().offset().start();
        int limit = search.filter().offset().limit();
        List<String> statements = groupQueries(sought);
        List<UserId> found = new ArrayList<>();
        for (int group = 0;
                group < statements.size()
                        && found.size()
                                < Math.min(
                                        limit, total - search.filter().offset().start());
                group++) {
            parameters.put("offset", passed);
            parameters.put("limit", (long) limit - found.size());
            found.addAll(Neo4jSearches.ids(transaction.run(statements.get(group), parameters)));
            // a group may have grown since it was found too short
            passed = found.isEmpty() && passed > 0
                    ? Math.max(0, passed - count(transaction, GROUPS.get(group).conditions()))
                    : 0;
        }
        return found;
    }

    List<String> groupQueries(String sought) {
        parameters.put("sought", sought);
        parameters.put("word", " " + sought);
        return GROUPS.stream()
                .map(group -> listing.page(match, with(group.conditions()), group.order()))
                .toList();
    }

    // ---- by distance: growing circles, until one contains the page

    private List<UserId> byDistance(Statements transaction, LatLng from, boolean farthestFirst) {
        // the farthest user from a place is the nearest to its antipode
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
                transaction.run(listing.page(match, with(List.of(HAS_PLACE)), DISTANCE + direction), parameters));
    }

    String circleQuery(String direction) {
        return listing.page(match, with(List.of(WITHIN)), DISTANCE + direction);
    }

    private List<String> with(List<String> extra) {
        List<String> all = new ArrayList<>(extra);
        all.addAll(conditions);
        return all;
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
