package dev.kith.neo4j;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The types of the edges between two users, and the properties of each. An edge repeats the ids of its users, so that
 * an index can answer a page and a constraint can refuse a second edge. Times are microseconds since 1970.
 */
public enum EdgeType {
    FOLLOWS("follower", "followee", "since", "mutual"),
    HIDES("hider", "hidden", "since"),
    /** From the lower id to the higher. */
    CONNECTED("low", "high", "since"),
    /** From the sender to the recipient. */
    REQUESTED("low", "high", "from", "to", "created", "rejected", "viewed");

    private final String create;

    EdgeType(String... properties) {
        this.create = List.of(properties).stream()
                .map(property -> property + ": row." + property)
                .collect(Collectors.joining(", ", "CREATE (a)-[:" + name() + " {", "}]->(b)"));
    }

    /** Cypher that creates an edge from node {@code a} to node {@code b} with the properties in the map {@code row}. */
    public String create() {
        return create;
    }

    public static Map<String, Object> follow(long follower, long followee, long since, boolean mutual) {
        return Map.of("follower", follower, "followee", followee, "since", since, "mutual", mutual);
    }

    public static Map<String, Object> hide(long hider, long hidden, long since) {
        return Map.of("hider", hider, "hidden", hidden, "since", since);
    }

    public static Map<String, Object> connection(long low, long high, long since) {
        return Map.of("low", low, "high", high, "since", since);
    }

    public static Map<String, Object> request(
            long from, long to, long created, @Nullable Long rejected, @Nullable Long viewed) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "low", Math.min(from, to), "high", Math.max(from, to), "from", from, "to", to, "created", created));
        if (rejected != null) {
            properties.put("rejected", rejected);
        }
        if (viewed != null) {
            properties.put("viewed", viewed);
        }
        return properties;
    }

    /** Cypher for the lower of two ids, both given as expressions. */
    public static String low(String id, String other) {
        return "CASE WHEN " + id + " < " + other + " THEN " + id + " ELSE " + other + " END";
    }

    /** Cypher for the higher of two ids, both given as expressions. */
    public static String high(String id, String other) {
        return "CASE WHEN " + id + " < " + other + " THEN " + other + " ELSE " + id + " END";
    }
}
