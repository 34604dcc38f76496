package dev.kith.application.audience;

import dev.kith.application.page.CompletedPage;
import dev.kith.application.user.Users;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.page.Page;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import java.util.Optional;

/** Lists the first few of a user's followers that the viewer follows, and counts them all. */
public final class ListKnownFollowers {

    private final Audiences audiences;
    private final Users users;
    private final ListVisibility listVisibility;

    public ListKnownFollowers(Audiences audiences, Users users, ListVisibility listVisibility) {
        this.audiences = audiences;
        this.users = users;
        this.listVisibility = listVisibility;
    }

    /** Empty where the subject does not show their followers to the viewer. */
    public Optional<Page<UserSummary>> handle(UserId viewer, User subject, int limit) {
        if (!listVisibility.shows(subject, AudienceKind.FOLLOWERS, viewer)) {
            return Optional.empty();
        }
        return Optional.of(
                CompletedPage.read(() -> audiences.knownFollowers(viewer, subject.id(), limit), users::summaries));
    }
}
