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

/** Rooms and memberships written in bounded transactions; those that are there are left as they are. */
public final class BulkRooms {

    /**
     * Someone is to be a member of a room.
     *
     * @param since in microseconds since 1970
     */
    public record NewMember(long room, long user, long since) {}

    /** @param unknown the places in the batch of those whose room or user is not there */
    public record JoinResult(long created, List<Integer> unknown) {}

    private static final String EXISTING = "UNWIND $rows AS row MATCH (r:Room {id: row.id}) RETURN count(r) AS rooms";

    private static final String KEEP = "UNWIND $rows AS row MERGE (r:Room {id: row.id}) ON CREATE SET r = row";

    private static final String MEMBERS =
            "UNWIND $rows AS row MATCH ()-[m:MEMBER_OF {room: row.room, member: row.user}]->() RETURN count(DISTINCT m) AS members";

    /** Each user is written before it is asked whether they are here, so that no one joins who is leaving. */
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

    /** @return how many were not there */
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
        for (NewMember joining : batch) {
            rows.add(Map.of(
                    "place",
                    (long) rows.size(),
                    "room",
                    joining.room(),
                    "user",
                    joining.user(),
                    "since",
                    joining.since()));
        }
        Map<String, Object> parameters = Map.of("rows", rows);
        return database.write(transaction -> {
            long before = transaction.run(MEMBERS, parameters).getFirst().number("members");
            Set<Long> found = transaction.run(JOIN, parameters).stream()
                    .map(row -> row.number("place"))
                    .collect(Collectors.toSet());
            List<Integer> ofNoOne = IntStream.range(0, batch.size())
                    .filter(place -> !found.contains((long) place))
                    .boxed()
                    .toList();
            return new JoinResult(
                    transaction.run(MEMBERS, parameters).getFirst().number("members") - before, ofNoOne);
        });
    }
}
