package dev.kith.application.topic;

import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.topic.Tag;
import dev.kith.domain.topic.TagId;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.List;

/**
 * Where tags and categories are kept, and who has which. Doing something a second time changes nothing, and neither does what is done with a
 * user, tag or category that is not there.
 */
public interface Topics {

    /** Keeps a tag; one of the same id is replaced, and stays where it hangs. No two of one type have one name. */
    SaveTagAnswer keep(Tag tag);

    /** Keeps a category; one of the same id is replaced, and keeps its followers and posts. */
    void keep(Category category);

    void tag(UserId user, TagId tag);

    void untag(UserId user, TagId tag);

    /** @param since kept of the first follow only */
    void follow(UserId user, CategoryId category, Instant since);

    void unfollow(UserId user, CategoryId category);

    /** Those a user has that everyone may see, by id, ascending. */
    List<Tag> tagsOf(UserId user);
}
