package dev.kith.neo4j.content;

import dev.kith.application.room.Rooms;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.room.Membership;
import dev.kith.domain.room.Room;
import dev.kith.domain.room.RoomId;
import dev.kith.domain.text.TextFolding;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.CountedPage;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rooms as nodes, and memberships as edges. The number of members is a degree. A user has few rooms, so a query may
 * sort them.
 */
public final class Neo4jRooms implements Rooms {

    static final String BY_ID = "MATCH (r:Room {id: $id}) RETURN r {.*} AS room";

    private static final String OF_MEMBER =
            "MATCH (:User {id: $member})-[:MEMBER_OF]->(r:Room) WHERE $name IS NULL OR r.name_key CONTAINS $name ";

    static final String COUNT = OF_MEMBER + "RETURN count(r) AS total";

    static final String PAGE = OF_MEMBER + """
            WITH r ORDER BY r.name_key, r.id SKIP $offset LIMIT $limit
            RETURN r {.*} AS room, COUNT { (r)<-[:MEMBER_OF]-() } AS members""";

    static final String AMONG = "UNWIND $users AS user MATCH ()-[m:MEMBER_OF {room: $room, member: user}]->() "
            + "USING INDEX SEEK m:MEMBER_OF(room, member) RETURN user";

    private final Database database;

    public Neo4jRooms(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Room> find(RoomId id) {
        return database.query(
                BY_ID,
                Map.of("id", id.value()),
                rows -> rows.stream().findFirst().map(row -> RoomProperties.room(row.map("room"))));
    }

    @Override
    public Page<Membership> of(UserId member, @Nullable String name, Offset offset) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("member", member.value());
        parameters.put("name", name == null ? null : TextFolding.fold(name));
        parameters.put("offset", offset.start());
        parameters.put("limit", (long) offset.limit());
        return database.read(transaction -> CountedPage.read(
                offset,
                () -> transaction.run(COUNT, parameters).getFirst().number("total"),
                total -> new Page<>(
                        total,
                        transaction.run(PAGE, parameters).stream()
                                .map(Neo4jRooms::membership)
                                .toList()),
                membership -> membership.room().id()));
    }

    private static Membership membership(Row row) {
        return new Membership(RoomProperties.room(row.map("room")), row.number("members"));
    }

    @Override
    public Set<UserId> membersAmong(RoomId room, Collection<UserId> users) {
        List<Long> ids = users.stream().map(UserId::value).toList();
        return database.query(
                AMONG,
                Map.of("room", room.value(), "users", ids),
                rows -> rows.stream().map(row -> new UserId(row.number("user"))).collect(Collectors.toSet()));
    }
}
