package dev.kith.application.post;

import dev.kith.domain.post.Post;
import dev.kith.domain.post.PostId;
import dev.kith.domain.post.PostType;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A post that is not stored yet.
 *
 * @param id the id it gets, null for the next free one
 * @param title empty for none
 */
public record NewPost(
        @Nullable PostId id,
        PostType type,
        UserId author,
        String title,
        String text,
        Set<CategoryId> categories,
        Instant added) {

    public NewPost {
        categories = Set.copyOf(categories);
        Post.TITLE.require(title);
        Post.TEXT.require(text);
        if (categories.size() > Post.CATEGORIES_MAX) {
            throw new IllegalArgumentException("A post with too many categories");
        }
    }
}
