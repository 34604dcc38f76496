package dev.kith.domain.user;

import dev.kith.domain.topic.Tag;
import java.util.List;

/**
 * A user as an item of a list: the account, its counters and its tags.
 *
 * @param tags the visible tags, by id, ascending
 */
public record UserSummary(User user, UserCounters counters, List<Tag> tags) {

    public UserSummary {
        tags = List.copyOf(tags);
    }

    public UserSummary(User user, UserCounters counters) {
        this(user, counters, List.of());
    }
}
