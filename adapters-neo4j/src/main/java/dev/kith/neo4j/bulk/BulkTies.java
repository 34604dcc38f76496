package dev.kith.neo4j.bulk;

import dev.kith.neo4j.EdgeType;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.NewEdge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connections, requests and hidings of a graph that no one else writes to, between users who have none yet; each list in one transaction. */
public final class BulkTies {

    static final String CONNECTED = EdgeType.CONNECTED.name();

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
        return new NewEdge(pair.low(), pair.high(), EdgeType.connection(pair.low(), pair.high(), pair.since()));
    }

    public void request(List<NewRequest> requests) {
        write(EdgeType.REQUESTED.name(), requests.stream().map(BulkTies::edge).toList());
    }

    private static NewEdge edge(NewRequest request) {
        return new NewEdge(
                request.from(),
                request.to(),
                EdgeType.request(request.from(), request.to(), request.created(), request.rejected(), null));
    }

    public void hide(List<NewHide> pairs) {
        write(
                EdgeType.HIDES.name(),
                pairs.stream()
                        .map(pair -> new NewEdge(
                                pair.hider(), pair.hidden(), EdgeType.hide(pair.hider(), pair.hidden(), pair.since())))
                        .toList());
    }

    private void write(String type, List<NewEdge> edges) {
        database.write(transaction -> transaction.createEdges(type, edges));
    }
}
