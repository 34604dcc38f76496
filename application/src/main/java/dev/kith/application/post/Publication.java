package dev.kith.application.post;

import dev.kith.domain.post.Post;
import dev.kith.domain.topic.CategoryId;
import java.util.SortedSet;

/** What became of the wish to publish a post. */
public sealed interface Publication {

    record Published(Post post) implements Publication {}

    /** Unknown, or deleted. */
    record NoSuchAuthor() implements Publication {}

    record AuthorBlocked() implements Publication {}

    record NoSuchCategories(SortedSet<CategoryId> unknown) implements Publication {}

    record IdTaken() implements Publication {}
}
