package dev.kith.domain.user;

import dev.kith.domain.topic.Tag;
import java.util.List;

/**
 * A user as others see them in a list: the account, its counters, its tags.
 *
 * @param tags those that everyone may see, by id, ascending
 */
public record Card(User user, Counters counters, List<Tag> tags) {

    public Card {
        tags = List.copyOf(tags);
    }

    public Card(User user, Counters counters) {
        this(user, counters, List.of());
    }
}
