package dev.kith.neo4j.content;

import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
import dev.kith.neo4j.spi.Row;
import java.util.Map;

/** A category as the properties of a node, and back. */
public final class CategoryProperties {

    private CategoryProperties() {}

    public static Map<String, Object> of(Category category) {
        return Map.of("id", category.id().value(), "name", category.name(), "slug", category.slug());
    }

    static Category category(Row node) {
        return new Category(new CategoryId(node.number("id")), node.text("name"), node.text("slug"));
    }
}
