package dev.kith.neo4j.user;

import dev.kith.domain.search.UserQuery;
import dev.kith.neo4j.PropertyValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The statements that list users. The query decides which of a fixed set of conditions a statement contains; the values
 * that they compare with are parameters.
 *
 * @param hidden the ids that the viewer hides
 * @param parameters receives the parameters of the statements
 */
public record UserListing(UserQuery query, List<Long> hidden, Map<String, Object> parameters) {

    private static final String ALL_USERS = "MATCH (u:Listed)";

    String count() {
        return count(ALL_USERS, List.of());
    }

    String page() {
        return page(ALL_USERS, List.of());
    }

    /** @param conditions Cypher conditions beside those of the query */
    public String count(String match, List<String> conditions) {
        return match + where(conditions) + " RETURN count(u) AS total";
    }

    /** A page in the order of the query. */
    public String page(String match, List<String> conditions) {
        String direction = query.order().descending() ? " DESC" : "";
        String key = "u." + key(query.order().field());
        String order = key.equals("u.id") ? key + direction : key + direction + ", u.id" + direction;
        List<String> all = new ArrayList<>(List.of(key + " IS NOT NULL", "u.id IS NOT NULL"));
        all.addAll(conditions);
        return page(match, all, order);
    }

    /** @param order Cypher expressions to sort by */
    public String page(String match, List<String> conditions, String order) {
        return match + where(conditions) + " RETURN u.id AS id ORDER BY " + order + " SKIP $offset LIMIT $limit";
    }

    private static String key(UserQuery.Order.Field field) {
        return switch (field) {
            case ID -> "id";
            case USERNAME -> "username_key";
            case REAL_NAME -> "real_name_key";
            case LOCATION -> "location_key";
            case DATE_JOINED -> "date_joined";
        };
    }

    private String where(List<String> conditions) {
        List<String> all = new ArrayList<>(conditions);
        contains(all, "username", query.username(), "u.username_key CONTAINS $username");
        contains(all, "realName", query.realName(), "u.real_name_key CONTAINS $realName");
        contains(all, "location", query.location(), "u.location_key CONTAINS $location");
        contains(all, "description", query.description(), "u.description_key CONTAINS $description");
        contains(
                all, "search", query.search(), "(u.username_key CONTAINS $search OR u.real_name_key CONTAINS $search)");
        if (query.gender() != null) {
            all.add("u.gender = $gender");
            parameters.put("gender", PropertyValues.ofEnum(query.gender()));
        }
        if (query.hidden() || !hidden.isEmpty()) {
            all.add(query.hidden() ? "u.id IN $hidden" : "NOT u.id IN $hidden");
            parameters.put("hidden", hidden);
        }
        return all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all);
    }

    private void contains(List<String> conditions, String name, @Nullable String text, String condition) {
        if (text != null) {
            conditions.add(condition);
            parameters.put(name, text);
        }
    }
}
