package dev.kith.neo4j.bulk;

import dev.kith.application.importing.connection.NewConnection;
import dev.kith.neo4j.EdgeType;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.NewEdge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes connections, connection requests and hides between users without any tie, in a graph that nobody else writes
 * to.
 */
public final class InitialTies {

    /**
     * @param created in microseconds since 1970
     * @param rejected in microseconds since 1970, null if the request is pending
     */
    public record NewRequest(
            long from, long to, long created, @Nullable Long rejected) {}

    /** @param since in microseconds since 1970 */
    public record NewHide(long hider, long hidden, long since) {}

    private final Database database;

    public InitialTies(Database database) {
        this.database = database;
    }

    public void connect(List<NewConnection> pairs) {
        write(EdgeType.CONNECTED, pairs.stream().map(GraphElements::connection).toList());
    }

    public void request(List<NewRequest> requests) {
        write(EdgeType.REQUESTED, requests.stream().map(InitialTies::edge).toList());
    }

    private static NewEdge edge(NewRequest request) {
        return new NewEdge(
                request.from(),
                request.to(),
                EdgeType.request(request.from(), request.to(), request.created(), request.rejected(), null));
    }

    public void hide(List<NewHide> pairs) {
        write(EdgeType.HIDES, pairs.stream().map(InitialTies::edge).toList());
    }

    private static NewEdge edge(NewHide pair) {
        return new NewEdge(pair.hider(), pair.hidden(), EdgeType.hide(pair.hider(), pair.hidden(), pair.since()));
    }

    /** Writes all edges in one transaction. */
    private void write(EdgeType type, List<NewEdge> edges) {
        database.write(transaction -> transaction.createEdges(type.name(), edges));
    }
}
