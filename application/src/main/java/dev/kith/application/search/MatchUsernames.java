package dev.kith.application.search;

import dev.kith.application.user.Users;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.user.Username;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the users with given names, such as the names mentioned in a text. */
public final class MatchUsernames {

    private final Searches searches;
    private final Users users;

    public MatchUsernames(Searches searches, Users users) {
        this.searches = searches;
        this.users = users;
    }

    /** In the order of the names, without repetition. */
    public List<UserSummary> handle(List<Username> names, @Nullable UserId viewer) {
        return users.summaries(searches.named(names, viewer).stream().distinct().toList());
    }
}
