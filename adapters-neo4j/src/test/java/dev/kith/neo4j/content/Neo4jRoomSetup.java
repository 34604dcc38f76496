package dev.kith.neo4j.content;

import dev.kith.application.room.RoomSetup;
import dev.kith.domain.room.Room;
import dev.kith.domain.room.RoomId;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.UserLocks;
import dev.kith.neo4j.spi.Database;
import java.time.Instant;
import java.util.Map;

/** Rooms as nodes, and memberships as edges. */
public final class Neo4jRoomSetup extends RoomSetup {

    private static final String KEEP = "MERGE (r:Room {id: $id}) SET r = $properties";

    private static final String JOIN = """
            MATCH (r:Room {id: $room})
            MATCH (u:User {id: $user})
            MERGE (u)-[m:MEMBER_OF {room: $room, member: $user}]->(r) ON CREATE SET m.since = $since""";

    private final Database database;

    public Neo4jRoomSetup(Database database) {
        this.database = database;
    }

    @Override
    public void keep(Room room) {
        database.write(transaction ->
                transaction.run(KEEP, Map.of("id", room.id().value(), "properties", RoomProperties.of(room))));
    }

    @Override
    public void join(UserId user, RoomId room, Instant since) {
        Map<String, Object> parameters = Map.of("user", user.value(), "room", room.value(), "since", Micros.of(since));
        database.write(transaction -> {
            if (UserLocks.lockUndeleted(transaction, user)) {
                transaction.run(JOIN, parameters);
            }
            return true;
        });
    }
}
