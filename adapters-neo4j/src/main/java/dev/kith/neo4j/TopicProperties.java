package dev.kith.neo4j;

import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.topic.Tag;
import dev.kith.domain.topic.TagId;
import dev.kith.neo4j.spi.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Tags and categories as the properties of nodes, and back. */
public final class TopicProperties {

    private TopicProperties() {}

    public static Map<String, Object> of(Tag tag) {
        return Map.of(
                "id", tag.id().value(),
                "type", tag.type().name().toLowerCase(Locale.ROOT),
                "name", tag.name(),
                "description", tag.description(),
                "color", tag.color(),
                "visible", tag.visible(),
                "active", tag.active(),
                "deleted", tag.deleted(),
                "created_at", tag.created().atZone(ZoneOffset.UTC));
    }

    public static Tag tag(Row node) {
        return new Tag(
                new TagId(node.number("id")),
                Tag.Type.valueOf(node.text("type").toUpperCase(Locale.ROOT)),
                node.text("name"),
                node.text("description"),
                node.text("color"),
                node.flag("visible"),
                node.flag("active"),
                node.flag("deleted"),
                instant(node, "created_at"));
    }

    public static Map<String, Object> of(Category category) {
        return Map.of("id", category.id().value(), "name", category.name(), "slug", category.slug());
    }

    public static Category category(Row node) {
        return new Category(new CategoryId(node.number("id")), node.text("name"), node.text("slug"));
    }

    public static Instant instant(Row node, String name) {
        ZonedDateTime time = Objects.requireNonNull(node.timeOrNull(name), name);
        return time.toInstant();
    }
}
