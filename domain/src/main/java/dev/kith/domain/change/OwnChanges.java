package dev.kith.domain.change;

import dev.kith.domain.user.UserId;
import java.util.Optional;

/**
 * The changes of the graph that a user sees. A user sees what they did, and what others did to them unless it would
 * hurt: who hid them, who rejected their requests, and who no longer follows them.
 *
 * @param tellsUnfollows whether the user sees who no longer follows them
 */
public record OwnChanges(UserId user, boolean tellsUnfollows) {

    /** The change as the user sees it, empty if they do not. A reset concerns everyone. */
    public Optional<Change> visible(Change change) {
        if (change instanceof Change.GraphReset) {
            return Optional.of(change);
        }
        if (!change.users().contains(user)) {
            return Optional.empty();
        }
        return switch (change) {
            case Change.FollowDeleted follow -> visible(follow);
            case Change.ConnectionDeleted connection -> Optional.of(unsuspicious(connection));
            case Change.RequestRejected request -> visible(request, request.to());
            case Change.RequestRestored request -> visible(request, request.to());
            case Change.RequestCancelled request -> visible(request);
            case Change.HideCreated hide -> visible(hide, hide.hider());
            case Change.HideDeleted hide -> visible(hide, hide.hider());
            case Change.FollowCreated _,
                    Change.RequestCreated _,
                    Change.ConnectionCreated _,
                    Change.UserCreated _,
                    Change.UserUpdated _,
                    Change.UserDeleted _,
                    Change.GraphReset _ -> Optional.of(change);
        };
    }

    /** Only one of the two sees it. */
    private Optional<Change> visible(Change change, UserId one) {
        return user.equals(one) ? Optional.of(change) : Optional.empty();
    }

    /** The sender of a request sees that it ended if they withdrew it, but not if the other one hid them. */
    private Optional<Change> visible(Change.RequestCancelled request) {
        return user.equals(request.to()) || user.equals(request.actor()) ? Optional.of(request) : Optional.empty();
    }

    private Optional<Change> visible(Change.FollowDeleted follow) {
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
