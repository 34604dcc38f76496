package dev.kith.application.search;

import dev.kith.application.user.Users;
import dev.kith.domain.audience.Page;
import dev.kith.domain.search.UserSearch;
import dev.kith.domain.user.Card;
import dev.kith.domain.user.UserId;

/** A page of the users that fit. */
public final class SearchUsers {

    private final Searches searches;
    private final Users users;

    public SearchUsers(Searches searches, Users users) {
        this.searches = searches;
        this.users = users;
    }

    public Page<Card> handle(UserSearch search) {
        Page<UserId> page = searches.page(search);
        return new Page<>(page.total(), users.cards(page.items()));
    }
}
