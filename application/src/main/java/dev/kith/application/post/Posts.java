package dev.kith.application.post;

import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.post.Post;
import dev.kith.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** Where what users write is kept. */
public interface Posts {

    /**
     * Keeps a post under an id never given before, by an author who is there. Whether the author is allowed to write is not asked here, so never
     * answered {@link PublishAnswer.AuthorBlocked}.
     */
    PublishAnswer add(NewPost post);

    /**
     * What a user wrote, of every type, by {@link Post#NEWEST_FIRST}; the total is the number of all. Empty for an id of no one, and for a viewer who
     * hides the author. A soft-deleted author's posts stay.
     */
    Page<Post> feed(UserId author, @Nullable UserId viewer, Offset offset);
}
