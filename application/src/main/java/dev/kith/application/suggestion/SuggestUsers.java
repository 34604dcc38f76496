package dev.kith.application.suggestion;

import dev.kith.application.page.CompletedPage;
import dev.kith.application.user.Users;
import dev.kith.domain.community.Community;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;

/** A page of users that a user might know, by the lists of the community's mode. */
public final class SuggestUsers {

    private final Suggestions suggestions;
    private final Users users;
    private final Community community;

    public SuggestUsers(Suggestions suggestions, Users users, Community community) {
        this.suggestions = suggestions;
        this.users = users;
        this.community = community;
    }

    public Page<UserSummary> handle(UserId user, Offset offset) {
        return CompletedPage.read(() -> suggestions.page(user, community.mode(), offset), users::summaries);
    }
}
