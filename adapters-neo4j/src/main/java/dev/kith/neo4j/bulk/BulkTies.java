package dev.kith.neo4j.bulk;

import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.NewEdge;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connections, requests and hidings of a graph that no one else writes to, between users who have none yet; each list in one transaction. */
public final class BulkTies {

    static final String CONNECTED = "CONNECTED";

    /** @param since in microseconds since 1970 */
    public record NewConnection(long low, long high, long since) {}

    /**
     * @param created in microseconds since 1970
     * @param rejected null while it waits
     */
    public record NewRequest(
            long from, long to, long created, @Nullable Long rejected) {}

    /** @param since in microseconds since 1970 */
    public record NewHide(long hider, long hidden, long since) {}

    private final Database database;

    public BulkTies(Database database) {
        this.database = database;
    }

    public void connect(List<NewConnection> pairs) {
        write(CONNECTED, pairs.stream().map(BulkTies::edge).toList());
    }

    static NewEdge edge(NewConnection pair) {
        return new NewEdge(
                pair.low(), pair.high(), Map.of("low", pair.low(), "high", pair.high(), "since", pair.since()));
    }

    public void request(List<NewRequest> requests) {
        write("REQUESTED", requests.stream().map(BulkTies::edge).toList());
    }

    private static NewEdge edge(NewRequest request) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("from", request.from());
        properties.put("to", request.to());
        properties.put("low", Math.min(request.from(), request.to()));
        properties.put("high", Math.max(request.from(), request.to()));
        properties.put("created", request.created());
        if (request.rejected() != null) {
            properties.put("rejected", request.rejected());
        }
        return new NewEdge(request.from(), request.to(), properties);
    }

    public void hide(List<NewHide> pairs) {
        write(
                "HIDES",
                pairs.stream()
                        .map(pair -> new NewEdge(
                                pair.hider(),
                                pair.hidden(),
                                Map.of("hider", pair.hider(), "hidden", pair.hidden(), "since", pair.since())))
                        .toList());
    }

    private void write(String type, List<NewEdge> edges) {
        database.write(transaction -> transaction.createEdges(type, edges));
    }
}
