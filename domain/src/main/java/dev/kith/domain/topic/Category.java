package dev.kith.domain.topic;

/**
 * A subject that users follow and that posts are about.
 *
 * @param slug the name in the form of a URL part
 */
public record Category(CategoryId id, String name, String slug) {

    public static final int NAME_MAX = 255;

    public Category {
        if (name.isBlank() || name.length() > NAME_MAX || slug.length() > NAME_MAX) {
            throw new IllegalArgumentException("Not a category: " + name);
        }
    }
}
