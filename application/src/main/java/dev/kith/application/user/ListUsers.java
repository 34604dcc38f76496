package dev.kith.application.user;

import dev.kith.domain.audience.Page;
import dev.kith.domain.user.Card;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserQuery;

/** A page of all users there are, filtered and ordered. */
public final class ListUsers {

    private final Users users;

    public ListUsers(Users users) {
        this.users = users;
    }

    public Page<Card> handle(UserQuery query) {
        Page<UserId> page = users.list(query);
        return new Page<>(page.total(), users.cards(page.items()));
    }
}
