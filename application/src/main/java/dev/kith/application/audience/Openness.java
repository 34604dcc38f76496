package dev.kith.application.audience;

import dev.kith.application.follow.SeeFollows;
import dev.kith.application.tie.Ties;
import dev.kith.domain.audience.Kind;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Visibility;
import org.jspecify.annotations.Nullable;

/** Whether a user shows a list to someone. */
public final class Openness {

    private final SeeFollows seeFollows;

    public Openness(Ties ties) {
        this.seeFollows = new SeeFollows(ties);
    }

    boolean shows(User subject, Kind kind, @Nullable UserId viewer) {
        Visibility visibility =
                switch (kind) {
                    case FOLLOWERS -> subject.profile().details().followers();
                    case FOLLOWINGS -> subject.profile().details().followings();
                    case CONNECTIONS -> Visibility.PUBLIC;
                };
        if (subject.id().equals(viewer)) {
            return true;
        }
        return switch (visibility) {
            case PUBLIC -> true;
            case FOLLOWERS -> viewer != null && seeFollows.handle(viewer, subject.id());
            case PRIVATE -> false;
        };
    }
}
