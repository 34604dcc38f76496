package dev.kith.domain.follow;

import dev.kith.domain.change.Cause;
import dev.kith.domain.change.Change;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.List;

/** The rules of following. A blocked user may still unfollow. */
public final class FollowRules {

    private FollowRules() {}

    public static Decision<FollowAnswer> toggle(Tie tie, UserId follower, Instant now) {
        return tie.follows(follower) ? unfollow(tie, follower) : follow(tie, follower, now);
    }

    /** @param since when the follow began, if it is new: now, or in the past of an app that brings its follows along */
    public static Decision<FollowAnswer> follow(Tie tie, UserId follower, Instant since) {
        Refusal refusal = Refusal.forNewContact(tie, follower);
        if (refusal != null) {
            return Decision.unchanged(tie, new FollowAnswer.Refused(refusal));
        }
        if (tie.follows(follower)) {
            return Decision.unchanged(tie, new FollowAnswer.AlreadyFollowing());
        }
        UserId followee = tie.pair().other(follower);
        return new Decision<>(
                tie.with(follower, tie.of(follower).following(since)),
                new FollowAnswer.Followed(),
                List.of(new Change.FollowCreated(follower, followee, since, tie.follows(followee), follower)));
    }

    public static Decision<FollowAnswer> unfollow(Tie tie, UserId follower) {
        return end(tie, follower, follower, Cause.UNFOLLOW);
    }

    /** The followee ends the follow. */
    public static Decision<FollowAnswer> removeFollower(Tie tie, UserId followee) {
        return end(tie, tie.pair().other(followee), followee, Cause.REMOVED);
    }

    private static Decision<FollowAnswer> end(Tie tie, UserId follower, UserId actor, Cause cause) {
        Refusal refusal = Refusal.forAnyAction(tie, actor);
        if (refusal != null) {
            return Decision.unchanged(tie, new FollowAnswer.Refused(refusal));
        }
        Instant since = tie.of(follower).follows();
        return since == null
                ? Decision.unchanged(tie, new FollowAnswer.NotFollowing())
                : new Decision<>(
                        tie.with(follower, tie.of(follower).following(null)),
                        new FollowAnswer.Unfollowed(),
                        List.of(new Change.FollowDeleted(
                                follower, tie.pair().other(follower), since, tie.isReciprocal(), cause, actor)));
    }
}
