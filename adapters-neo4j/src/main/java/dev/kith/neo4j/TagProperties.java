package dev.kith.neo4j;

import dev.kith.domain.topic.Tag;
import dev.kith.domain.topic.TagId;
import dev.kith.neo4j.spi.Row;
import java.util.Map;

/** A tag as the properties of a node, and back. */
public final class TagProperties {

    /** Cypher condition: everyone may see the tag {@code t}. */
    public static final String IS_VISIBLE = "t.visible AND t.active AND NOT t.deleted";

    private TagProperties() {}

    public static Map<String, Object> of(Tag tag) {
        return Map.of(
                "id", tag.id().value(),
                "type", PropertyValues.ofEnum(tag.type()),
                "name", tag.name(),
                "description", tag.description(),
                "color", tag.color(),
                "visible", tag.visible(),
                "active", tag.active(),
                "deleted", tag.deleted(),
                "created_at", PropertyValues.ofInstant(tag.created()));
    }

    public static Tag tag(Row node) {
        return new Tag(
                new TagId(node.number("id")),
                PropertyValues.constant(Tag.Type.class, node.text("type")),
                node.text("name"),
                node.text("description"),
                node.text("color"),
                node.flag("visible"),
                node.flag("active"),
                node.flag("deleted"),
                PropertyValues.instant(node, "created_at"));
    }
}
