package dev.kith.neo4j.bulk;

import dev.kith.domain.user.UserId;
import dev.kith.neo4j.UserLocks;
import dev.kith.neo4j.bulk.BulkTies.NewConnection;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.NewEdge;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Connections written in bounded transactions; those that are there are left as they are. A request between two who become connected is answered by
 * that, and goes. After each transaction the graph is in order, so an import may be stopped between any two and run again.
 */
public final class BulkConnections {

    /**
     * What became of a batch.
     *
     * @param hidden how many there were between users of whom one hides the other, who stay unconnected
     * @param unknownUsers how many there were of whom one is not there
     */
    public record ConnectionCounts(long created, long alreadyThere, long hidden, long unknownUsers) {}

    private static final String LOOK = """
            UNWIND $pairs AS p
            OPTIONAL MATCH (l:User {id: p[1]}) USING INDEX SEEK l:User(id)
            OPTIONAL MATCH (h:User {id: p[2]}) USING INDEX SEEK h:User(id)
            OPTIONAL MATCH ()-[c:CONNECTED {low: p[1], high: p[2]}]->() USING INDEX SEEK c:CONNECTED(low, high)
            OPTIONAL MATCH ()-[r:REQUESTED {low: p[1], high: p[2]}]->() USING INDEX SEEK r:REQUESTED(low, high)
            OPTIONAL MATCH ()-[x:HIDES {hider: p[1], hidden: p[2]}]->() USING INDEX SEEK x:HIDES(hider, hidden)
            OPTIONAL MATCH ()-[y:HIDES {hider: p[2], hidden: p[1]}]->() USING INDEX SEEK y:HIDES(hider, hidden)
            RETURN p[0] AS place, coalesce(l:Listed AND h:Listed, false) AS listed, c IS NOT NULL AS connected, r IS NOT NULL AS asked,
                   x IS NOT NULL OR y IS NOT NULL AS hidden""";

    private static final String WITHDRAW =
            "UNWIND $pairs AS p MATCH ()-[r:REQUESTED {low: p[1], high: p[2]}]->() USING INDEX SEEK r:REQUESTED(low, high) DELETE r";

    private final Database database;

    public BulkConnections(Database database) {
        this.database = database;
    }

    /** Writes the batch in one transaction. */
    public ConnectionCounts write(List<NewConnection> batch) {
        return database.write(transaction -> {
            UserLocks.lock(
                    transaction,
                    batch.stream().flatMap(pair -> Stream.of(new UserId(pair.low()), new UserId(pair.high()))));
            return write(transaction, batch);
        });
    }

    private static ConnectionCounts write(Statements transaction, List<NewConnection> batch) {
        List<List<Long>> pairs = new ArrayList<>();
        for (NewConnection pair : batch) {
            pairs.add(List.of((long) pairs.size(), pair.low(), pair.high()));
        }
        List<NewEdge> edges = new ArrayList<>();
        List<List<Long>> asked = new ArrayList<>();
        Set<List<Long>> told = new HashSet<>();
        long alreadyThere = 0;
        long hidden = 0;
        long ofNoOne = 0;
        for (Row row : transaction.run(LOOK, Map.of("pairs", pairs))) {
            int place = (int) row.number("place");
            NewConnection pair = batch.get(place);
            if (!row.flag("listed")) {
                ofNoOne++;
            } else if (row.flag("hidden")) {
                hidden++;
            } else if (row.flag("connected") || !told.add(List.of(pair.low(), pair.high()))) {
                alreadyThere++;
            } else {
                edges.add(BulkTies.edge(pair));
                if (row.flag("asked")) {
                    asked.add(pairs.get(place));
                }
            }
        }
        if (!asked.isEmpty()) {
            transaction.run(WITHDRAW, Map.of("pairs", asked));
        }
        return new ConnectionCounts(transaction.createEdges(BulkTies.CONNECTED, edges), alreadyThere, hidden, ofNoOne);
    }
}
