package dev.kith.neo4j.content;

import dev.kith.domain.room.Room;
import dev.kith.domain.room.RoomId;
import dev.kith.domain.text.TextFolding;
import dev.kith.neo4j.PropertyValues;
import dev.kith.neo4j.spi.Row;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** A room as the properties of a node, and back. */
public final class RoomProperties {

    private RoomProperties() {}

    public static Map<String, Object> of(Room room) {
        Map<String, Object> node = new HashMap<>();
        node.put("id", room.id().value());
        node.put("type", PropertyValues.ofEnum(room.type()));
        node.put("name", room.name());
        node.put("name_key", TextFolding.fold(room.name()));
        node.put("address", room.address());
        node.put("description", room.description());
        node.put("open", room.open());
        node.put("verified", room.verified());
        node.put("picture", room.picture() == null ? null : room.picture().toString());
        return node;
    }

    static Room room(Row node) {
        String picture = node.textOrNull("picture");
        return new Room(
                new RoomId(node.number("id")),
                PropertyValues.constant(Room.Type.class, node.text("type")),
                node.text("name"),
                node.text("address"),
                node.text("description"),
                node.flag("open"),
                node.flag("verified"),
                picture == null ? null : URI.create(picture));
    }
}
