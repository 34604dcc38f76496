package dev.kith.domain.topic;

import dev.kith.domain.text.TextRule;

/**
 * A subject that users follow and that posts are about.
 *
 * @param slug the name in the form of a URL part
 */
public record Category(CategoryId id, String name, String slug) {

    public static final TextRule NAME = TextRule.line(255);

    public Category {
        NAME.require(name);
        NAME.require(slug);
        if (name.isBlank()) {
            throw new IllegalArgumentException("Not a category: " + name);
        }
    }
}
