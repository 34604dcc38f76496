package dev.kith.neo4j.bulk;

import dev.kith.neo4j.seam.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connections, requests and hidings of a graph that no one else writes to, between users who have none yet; each list in one transaction. */
public final class BulkTies {

    /** @param since in microseconds since 1970 */
    public record Connected(long low, long high, long since) {}

    /**
     * @param created in microseconds since 1970
     * @param rejected null while it waits
     */
    public record Requested(long from, long to, long created, @Nullable Long rejected) {}

    /** @param since in microseconds since 1970 */
    public record Hidden(long hider, long hidden, long since) {}

    private static final String CONNECT =
            """
            UNWIND $rows AS row
            MATCH (a:User {id: row.low}) MATCH (b:User {id: row.high})
            CREATE (a)-[c:CONNECTED]->(b) SET c = row""";

    private static final String REQUEST =
            """
            UNWIND $rows AS row
            MATCH (a:User {id: row.from}) MATCH (b:User {id: row.to})
            CREATE (a)-[r:REQUESTED]->(b) SET r = row""";

    private static final String HIDE =
            """
            UNWIND $rows AS row
            MATCH (a:User {id: row.hider}) MATCH (b:User {id: row.hidden})
            CREATE (a)-[h:HIDES]->(b) SET h = row""";

    private final Database database;

    public BulkTies(Database database) {
        this.database = database;
    }

    public void connect(List<Connected> pairs) {
        write(CONNECT, pairs.stream()
                .map(pair -> Map.<String, Object>of("low", pair.low(), "high", pair.high(), "since", pair.since()))
                .toList());
    }

    public void request(List<Requested> requests) {
        write(REQUEST, requests.stream().map(BulkTies::row).toList());
    }

    private static Map<String, Object> row(Requested request) {
        Map<String, Object> row = new HashMap<>();
        row.put("from", request.from());
        row.put("to", request.to());
        row.put("low", Math.min(request.from(), request.to()));
        row.put("high", Math.max(request.from(), request.to()));
        row.put("created", request.created());
        row.put("rejected", request.rejected());
        return row;
    }

    public void hide(List<Hidden> pairs) {
        write(HIDE, pairs.stream()
                .map(pair -> Map.<String, Object>of("hider", pair.hider(), "hidden", pair.hidden(), "since", pair.since()))
                .toList());
    }

    private void write(String cypher, List<Map<String, Object>> rows) {
        database.write(transaction -> transaction.run(cypher, Map.of("rows", rows)));
    }
}
