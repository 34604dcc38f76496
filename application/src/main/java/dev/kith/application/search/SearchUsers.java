package dev.kith.application.search;

import dev.kith.application.user.Users;
import dev.kith.domain.page.Page;
import dev.kith.domain.search.UserSearch;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;

/** A page of the users that match a search. */
public final class SearchUsers {

    private final Searches searches;
    private final Users users;

    public SearchUsers(Searches searches, Users users) {
        this.searches = searches;
        this.users = users;
    }

    public Page<UserSummary> handle(UserSearch search) {
        Page<UserId> page = searches.page(search);
        return new Page<>(page.total(), users.summaries(page.items()));
    }
}
