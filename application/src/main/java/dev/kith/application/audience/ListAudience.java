package dev.kith.application.audience;

import dev.kith.application.user.Users;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Entry;
import dev.kith.domain.audience.Page;
import dev.kith.domain.user.Card;
import dev.kith.domain.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of the followers, followings or connections of a user, with a card for each. */
public final class ListAudience {

    /** Someone in the list: their place in it, and who they are. */
    public record Listed(Entry entry, Card card) {}

    public sealed interface Answer {

        record Found(Page<Listed> page) implements Answer {}

        record NoSuchUser() implements Answer {}
    }

    private final Audiences audiences;
    private final Users users;

    public ListAudience(Audiences audiences, Users users) {
        this.audiences = audiences;
        this.users = users;
    }

    public Answer handle(AudienceQuery query) {
        if (users.find(query.subject()).isEmpty()) {
            return new Answer.NoSuchUser();
        }
        Page<Entry> page = audiences.page(query);
        List<UserId> ids = page.items().stream().map(Entry::user).toList();
        Map<UserId, Card> cards =
                users.cards(ids).stream().collect(Collectors.toMap(card -> card.user().id(), Function.identity()));
        // someone deleted between the two questions has no card any more
        return new Answer.Found(new Page<>(page.total(), page.items().stream()
                .flatMap(entry -> Stream.ofNullable(cards.get(entry.user())).map(card -> new Listed(entry, card)))
                .toList()));
    }
}
