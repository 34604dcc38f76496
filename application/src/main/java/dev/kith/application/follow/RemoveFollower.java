package dev.kith.application.follow;

import dev.kith.application.tie.Ties;
import dev.kith.domain.follow.FollowAnswer;
import dev.kith.domain.follow.FollowRules;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.user.UserId;

/** Ends a follow of another user, who follows the caller. */
public final class RemoveFollower {

    private final Ties ties;

    public RemoveFollower(Ties ties) {
        this.ties = ties;
    }

    public FollowAnswer handle(UserId followee, UserId follower) {
        if (follower.equals(followee)) {
            return new FollowAnswer.Refused(Refusal.SELF);
        }
        return ties.decide(Pair.of(follower, followee), tie -> FollowRules.removeFollower(tie, followee));
    }
}
