package dev.kith.neo4j.schema;

import dev.kith.domain.text.TextFolding;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Folds the texts of an existing graph again. Writes only what differs, which is little: texts of ASCII never do. */
final class FoldedTexts {

    /** Nodes in a transaction, which must fit into the memory of one transaction. */
    private static final int BATCH = 2_000;

    /** The texts of each label. The folded text of {@code name} is {@code name_key}. */
    private static final Map<String, List<String>> TEXTS =
            Map.of("User", List.of("real_name", "description", "location"), "Room", List.of("name"));

    private FoldedTexts() {}

    static void foldAgain(Database database) {
        TEXTS.forEach((label, names) -> {
            String properties = names.stream()
                    .map(name -> ", ." + name + ", ." + name + "_key")
                    .collect(Collectors.joining());
            String page = "MATCH (n:" + label + ") WHERE n.id > $after RETURN n {.id" + properties
                    + "} AS node ORDER BY n.id LIMIT $limit";
            String update = "UNWIND $changes AS change MATCH (n:" + label + " {id: change.id}) SET n += change.keys";
            long after = 0;
            for (List<Row> nodes = nodes(database, page, after);
                    !nodes.isEmpty();
                    nodes = nodes(database, page, after)) {
                List<Map<String, Object>> changes = nodes.stream()
                        .map(node -> Map.<String, Object>of("id", node.number("id"), "keys", changedKeys(node, names)))
                        .filter(change -> !Map.of().equals(change.get("keys")))
                        .toList();
                database.write(transaction -> transaction.run(update, Map.of("changes", changes)));
                after = nodes.getLast().number("id");
            }
        });
    }

    /** In a write transaction, because reads have a timeout. */
    private static List<Row> nodes(Database database, String page, long after) {
        return database
                .write(transaction -> transaction.run(page, Map.of("after", after, "limit", (long) BATCH)))
                .stream()
                .map(row -> row.map("node"))
                .toList();
    }

    private static Map<String, Object> changedKeys(Row node, List<String> names) {
        Map<String, Object> keys = new HashMap<>();
        for (String name : names) {
            String text = node.textOrNull(name);
            if (text != null && !TextFolding.fold(text).equals(node.textOrNull(name + "_key"))) {
                keys.put(name + "_key", TextFolding.fold(text));
            }
        }
        return keys;
    }
}
