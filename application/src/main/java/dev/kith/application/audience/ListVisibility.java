package dev.kith.application.audience;

import dev.kith.application.follow.FollowedAmong;
import dev.kith.application.tie.Ties;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.profile.Visibility;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a user shows a list to a viewer. */
public final class ListVisibility {

    private final FollowedAmong followedAmong;

    public ListVisibility(Ties ties) {
        this.followedAmong = new FollowedAmong(ties);
    }

    public boolean shows(User subject, AudienceKind kind, @Nullable UserId viewer) {
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
            case FOLLOWERS ->
                viewer != null
                        && !followedAmong.handle(viewer, Set.of(subject.id())).isEmpty();
            case PRIVATE -> false;
        };
    }
}
