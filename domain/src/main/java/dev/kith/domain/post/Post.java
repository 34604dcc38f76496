package dev.kith.domain.post;

import dev.kith.domain.text.TextRule;
import dev.kith.domain.topic.Category;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Something that a user wrote.
 *
 * @param title empty if there is none
 * @param text plain text; markup in it has no meaning
 * @param categories by id, ascending
 */
public record Post(
        PostId id, PostType type, UserId author, String title, String text, List<Category> categories, Instant added) {

    public static final TextRule TITLE = TextRule.line(255);
    public static final TextRule TEXT = TextRule.lines(20_000);
    public static final int CATEGORIES_MAX = 20;

    /** The order of a feed. It is total because ids are unique. */
    public static final Comparator<Post> NEWEST_FIRST =
            Comparator.comparing(Post::added).thenComparing(Post::id).reversed();

    public Post {
        categories =
                categories.stream().sorted(Comparator.comparing(Category::id)).toList();
        TITLE.require(title);
        TEXT.require(text);
        if (categories.size() > CATEGORIES_MAX) {
            throw new IllegalArgumentException("Too many categories: post " + id);
        }
    }
}
