package dev.kith.neo4j.bulk;

import dev.kith.domain.room.Room;
import dev.kith.neo4j.UserLocks;
import dev.kith.neo4j.content.RoomProperties;
import dev.kith.neo4j.spi.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes rooms and memberships, one transaction per batch. Existing ones do not change. */
public final class BulkRooms {

    /**
     * A wanted membership.
     *
     * @param since in microseconds since 1970
     */
    public record NewMember(long room, long user, long since) {}

    /** @param unknown indexes in the batch of the members whose room or user does not exist */
    public record JoinResult(long created, List<Integer> unknown) {}

    private static final String EXISTING = "UNWIND $rows AS row MATCH (r:Room {id: row.id}) RETURN count(r) AS rooms";

    private static final String KEEP = "UNWIND $rows AS row MERGE (r:Room {id: row.id}) ON CREATE SET r = row";

    private static final String MEMBERS =
            "UNWIND $rows AS row MATCH ()-[m:MEMBER_OF {room: row.room, member: row.user}]->() RETURN count(DISTINCT m) AS members";

    /** Locks each user before the check that it is listed, so that a user being deleted cannot join. */
    private static final String JOIN = """
            UNWIND $rows AS row
            MATCH (r:Room {id: row.room})
            MATCH (u:User {id: row.user})
            """ + UserLocks.LOCK + """

            WITH row, r, u WHERE u:Listed
            MERGE (u)-[m:MEMBER_OF {room: row.room, member: row.user}]->(r) ON CREATE SET m.since = row.since
            RETURN row.place AS place""";

    private final Database database;

    public BulkRooms(Database database) {
        this.database = database;
    }

    /** @return how many rooms are new */
    public long keep(List<Room> rooms) {
        Map<String, Object> parameters =
                Map.of("rows", rooms.stream().map(RoomProperties::of).toList());
        return database.write(transaction -> {
            long before = transaction.run(EXISTING, parameters).getFirst().number("rooms");
            transaction.run(KEEP, parameters);
            return rooms.size() - before;
        });
    }

    public JoinResult join(List<NewMember> batch) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (NewMember member : batch) {
            rows.add(Map.of(
                    "place",
                    (long) rows.size(),
                    "room",
                    member.room(),
                    "user",
                    member.user(),
                    "since",
                    member.since()));
        }
        Map<String, Object> parameters = Map.of("rows", rows);
        return database.write(transaction -> {
            long before = transaction.run(MEMBERS, parameters).getFirst().number("members");
            Set<Long> found = transaction.run(JOIN, parameters).stream()
                    .map(row -> row.number("place"))
                    .collect(Collectors.toSet());
            List<Integer> unknown = IntStream.range(0, batch.size())
                    .filter(place -> !found.contains((long) place))
                    .boxed()
                    .toList();
            return new JoinResult(
                    transaction.run(MEMBERS, parameters).getFirst().number("members") - before, unknown);
        });
    }
}
