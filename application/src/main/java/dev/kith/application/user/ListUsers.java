package dev.kith.application.user;

import dev.kith.application.page.CompletedPage;
import dev.kith.domain.page.Page;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.user.UserSummary;
import java.util.List;

/** Lists a page of all users, filtered and ordered. */
public final class ListUsers {

    private final Users users;

    public ListUsers(Users users) {
        this.users = users;
    }

    public Page<UserSummary> handle(UserQuery query) {
        if (query.matchesNobody()) {
            return new Page<>(0, List.of());
        }
        return CompletedPage.read(() -> users.list(query), users::summaries);
    }
}
