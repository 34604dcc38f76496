package dev.kith.domain.topic;

/**
 * A subject that users follow and posts are about.
 *
 * @param slug its name as it stands in an address
 */
public record Category(CategoryId id, String name, String slug) {

    public static final int NAME_MAX = 255;

    public Category {
        if (name.isBlank() || name.length() > NAME_MAX || slug.length() > NAME_MAX) {
            throw new IllegalArgumentException("Not a category: " + name);
        }
    }
}
