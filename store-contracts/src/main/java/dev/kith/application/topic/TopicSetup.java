package dev.kith.application.topic;

import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.topic.Tag;
import dev.kith.domain.topic.TagId;
import dev.kith.domain.user.UserId;
import java.time.Instant;

/**
 * Writes the tags and categories of a test, and who has which. No use case writes them: outside tests they come from an
 * import. An unknown user, tag or category changes nothing.
 */
public abstract class TopicSetup {

    /** Creates a tag, or replaces the one with its id. */
    public abstract void keep(Tag tag);

    /** Creates a category, or replaces the one with its id. */
    public abstract void keep(Category category);

    public abstract void tag(UserId user, TagId tag);

    public abstract void untag(UserId user, TagId tag);

    /** @param since kept of the first follow only */
    public abstract void follow(UserId user, CategoryId category, Instant since);

    public abstract void unfollow(UserId user, CategoryId category);
}
