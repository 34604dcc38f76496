package dev.kith.application.post;

import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.post.Post;
import dev.kith.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** Stores posts. */
public interface Posts {

    /**
     * Stores a post under an id that was never used, if its author exists and is not deleted. The store does not check
     * whether the author is blocked, so it never answers {@link PublishAnswer.AuthorBlocked}.
     */
    PublishAnswer add(NewPost post);

    /**
     * All posts of an author, by {@link Post#NEWEST_FIRST}. The total is the number of all. The feed is empty for an
     * unknown author, and for a viewer who hides the author. The posts of a soft-deleted author stay.
     */
    Page<Post> feed(UserId author, @Nullable UserId viewer, Offset offset);
}
