package dev.kith.domain.change;

import dev.kith.domain.user.UserId;
import java.util.Optional;

/**
 * What a user is told of the changes of the graph. A user is told of what they did, and of what others did to them
 * unless it would hurt: who hid them, who rejected their requests, and who no longer follows them.
 *
 * @param tellsUnfollows whether the user is told who no longer follows them
 */
public record OwnChanges(UserId user, boolean tellsUnfollows) {

    /** The change as the user is told of it, empty if they are not. A reset concerns everyone. */
    public Optional<Change> told(Change change) {
        if (change instanceof Change.GraphReset) {
            return Optional.of(change);
        }
        if (!change.users().contains(user)) {
            return Optional.empty();
        }
        return switch (change) {
            case Change.FollowDeleted follow -> told(follow);
            case Change.ConnectionDeleted connection -> Optional.of(unsuspicious(connection));
            case Change.RequestRejected request -> told(request, request.to());
            case Change.RequestRestored request -> told(request, request.to());
            case Change.RequestCancelled request -> told(request);
            case Change.HideCreated hide -> told(hide, hide.hider());
            case Change.HideDeleted hide -> told(hide, hide.hider());
            case Change.FollowCreated _,
                    Change.RequestCreated _,
                    Change.ConnectionCreated _,
                    Change.UserCreated _,
                    Change.UserUpdated _,
                    Change.UserDeleted _,
                    Change.GraphReset _ -> Optional.of(change);
        };
    }

    /** Only one of the two is told. */
    private Optional<Change> told(Change change, UserId one) {
        return user.equals(one) ? Optional.of(change) : Optional.empty();
    }

    /** Who sent a request is told that it ended if they withdrew it, but not if the other one hid them. */
    private Optional<Change> told(Change.RequestCancelled request) {
        return user.equals(request.to()) || user.equals(request.actor()) ? Optional.of(request) : Optional.empty();
    }

    private Optional<Change> told(Change.FollowDeleted follow) {
        return tellsUnfollows || user.equals(follow.follower()) || user.equals(follow.actor())
                ? Optional.of(unsuspicious(follow))
                : Optional.empty();
    }

    /** A follow that ended because the other one hid the user seems to have been ended without it. */
    private Change unsuspicious(Change.FollowDeleted follow) {
        Cause cause = user.equals(follow.follower()) ? Cause.REMOVED : Cause.UNFOLLOW;
        return isByOther(follow.cause(), follow)
                ? new Change.FollowDeleted(
                        follow.follower(), follow.followee(), follow.since(), follow.wasMutual(), cause, follow.actor())
                : follow;
    }

    private Change unsuspicious(Change.ConnectionDeleted connection) {
        return isByOther(connection.cause(), connection)
                ? new Change.ConnectionDeleted(
                        connection.low(), connection.high(), connection.since(), Cause.REMOVED, connection.actor())
                : connection;
    }

    private boolean isByOther(Cause cause, Change change) {
        return cause == Cause.HIDE && !user.equals(change.actor());
    }
}
