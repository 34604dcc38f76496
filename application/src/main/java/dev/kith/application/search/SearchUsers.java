package dev.kith.application.search;

import dev.kith.application.page.CompletedPage;
import dev.kith.application.user.Users;
import dev.kith.domain.community.Community;
import dev.kith.domain.page.Page;
import dev.kith.domain.search.UserSearch;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds a page of the users that match a search. */
public final class SearchUsers {

    public sealed interface Answer {

        record Found(Page<UserSummary> page) implements Answer {}

        /** The community shows its content to members only, and the viewer is anonymous. */
        record ContentClosed() implements Answer {}
    }

    private final Searches searches;
    private final Users users;
    private final Community community;

    public SearchUsers(Searches searches, Users users, Community community) {
        this.searches = searches;
        this.users = users;
        this.community = community;
    }

    /**
     * @param viewer who asks, null when anonymous
     * @param search read once the community shows its content to the viewer; null finds nobody; an exception it throws
     *     is passed on
     */
    public Answer handle(@Nullable UserId viewer, Supplier<@Nullable UserSearch> search) {
        if (!community.showsContentTo(viewer)) {
            return new Answer.ContentClosed();
        }
        UserSearch asked = search.get();
        if (asked == null || asked.filter().matchesNobody()) {
            return new Answer.Found(new Page<>(0, List.of()));
        }
        return new Answer.Found(CompletedPage.read(() -> searches.page(asked), users::summaries));
    }
}
