package dev.kith.application.audience;

import dev.kith.application.follow.IsFollowing;
import dev.kith.application.tie.Ties;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.profile.Visibility;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** Whether a user shows a list to someone. */
public final class ListVisibility {

    private final IsFollowing isFollowing;

    public ListVisibility(Ties ties) {
        this.isFollowing = new IsFollowing(ties);
    }

    boolean shows(User subject, AudienceKind kind, @Nullable UserId viewer) {
        Visibility visibility = switch (kind) {
            case FOLLOWERS -> subject.profile().details().followers();
            case FOLLOWINGS -> subject.profile().details().followings();
            case CONNECTIONS -> Visibility.PUBLIC;
        };
        if (subject.id().equals(viewer)) {
            return true;
        }
        return switch (visibility) {
            case PUBLIC -> true;
            case FOLLOWERS -> viewer != null && isFollowing.handle(viewer, subject.id());
            case PRIVATE -> false;
        };
    }
}
