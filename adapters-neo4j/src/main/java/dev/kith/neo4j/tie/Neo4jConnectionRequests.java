package dev.kith.neo4j.tie;

import dev.kith.application.connection.ConnectionRequests;
import dev.kith.domain.connection.ConnectionRequest;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.page.Position;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.CountedPage;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Incoming and outgoing requests as ranges of the indexes on the edges. A total is a degree. */
public final class Neo4jConnectionRequests implements ConnectionRequests {

    static final String INCOMING = """
            MATCH ()-[r:REQUESTED]->() USING INDEX SEEK r:REQUESTED(to, created, from)
            WHERE r.to = $user AND r.created IS NOT NULL AND r.from IS NOT NULL
            RETURN r.from AS from, r.to AS to, r.created AS created, r.rejected AS rejected, r.viewed AS viewed
            ORDER BY r.to DESC, r.created DESC, r.from DESC SKIP $offset LIMIT $limit""";

    static final String OUTGOING = """
            MATCH ()-[r:REQUESTED]->() USING INDEX SEEK r:REQUESTED(from, created, to)
            WHERE r.from = $user AND r.created IS NOT NULL AND r.to IS NOT NULL
            RETURN r.from AS from, r.to AS to, r.created AS created, r.rejected AS rejected, r.viewed AS viewed
            ORDER BY r.from DESC, r.created DESC, r.to DESC SKIP $offset LIMIT $limit""";

    static final String COUNT_INCOMING =
            "OPTIONAL MATCH (u:User {id: $user}) RETURN COUNT { (u)<-[:REQUESTED]-() } AS total";

    static final String COUNT_OUTGOING =
            "OPTIONAL MATCH (u:User {id: $user}) RETURN COUNT { (u)-[:REQUESTED]->() } AS total";

    static final String OF_USER = """
            MATCH (u:User {id: $user}) WHERE COUNT { (u)-[:REQUESTED]-() } <= $most
            OPTIONAL MATCH (u)-[r:REQUESTED]-()
            RETURN r.from AS from, r.to AS to, r.created AS created, r.rejected AS rejected, r.viewed AS viewed""";

    private final Database database;

    public Neo4jConnectionRequests(Database database) {
        this.database = database;
    }

    @Override
    public Page<ConnectionRequest> page(UserId user, Direction direction, Offset offset) {
        Map<String, Object> id = Map.of("user", user.value());
        String count = direction == Direction.INCOMING ? COUNT_INCOMING : COUNT_OUTGOING;
        String page = direction == Direction.INCOMING ? INCOMING : OUTGOING;
        return database.read(transaction -> CountedPage.readWholeIfShort(
                offset,
                () -> transaction.run(count, id).getFirst().number("total"),
                (position, total) -> new Page<>(total, requests(transaction.run(page, window(user, position)))),
                request -> List.of(request.from(), request.to())));
    }

    /**
     * The requests from and to a user, by the other user.
     *
     * @return empty if the user is unknown or has more than {@code most} requests
     */
    public static Optional<Map<UserId, Connection>> ofUser(Database database, UserId user, long most) {
        return database.query(OF_USER, Map.of("user", user.value(), "most", most), rows -> ofUser(user, rows));
    }

    /** A user without requests yields one row without a request. */
    private static Optional<Map<UserId, Connection>> ofUser(UserId user, List<Row> rows) {
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.stream()
                        .filter(Neo4jConnectionRequests::isComplete)
                        .map(Neo4jConnectionRequests::request)
                        .collect(Collectors.toMap(
                                request -> request.from().equals(user) ? request.to() : request.from(),
                                ConnectionRequest::request)));
    }

    private static Map<String, Object> window(UserId user, Position position) {
        long start = position instanceof Offset(long skipped, int _) ? skipped : 0;
        return Map.of("user", user.value(), "offset", start, "limit", (long) position.limit());
    }

    private static List<ConnectionRequest> requests(List<Row> rows) {
        return rows.stream()
                .filter(Neo4jConnectionRequests::isComplete)
                .map(Neo4jConnectionRequests::request)
                .toList();
    }

    /** False for an edge that was deleted during the read. */
    private static boolean isComplete(Row row) {
        return row.hasAll("from", "to", "created");
    }

    private static ConnectionRequest request(Row row) {
        return new ConnectionRequest(new UserId(row.number("to")), PairReads.request(row, "from"));
    }
}
