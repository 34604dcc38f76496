package dev.kith.application.post;

import dev.kith.domain.post.Post;
import dev.kith.domain.topic.CategoryId;
import java.util.SortedSet;

/** The result of a request to publish a post. */
public sealed interface PublishAnswer {

    record Published(Post post) implements PublishAnswer {}

    /** The author is unknown or deleted. */
    record NoSuchAuthor() implements PublishAnswer {}

    record AuthorBlocked() implements PublishAnswer {}

    record NoSuchCategories(SortedSet<CategoryId> unknown) implements PublishAnswer {}

    record IdTaken() implements PublishAnswer {}
}
