package dev.kith.domain.follow;

import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import java.time.Instant;

/** The rules of following. A blocked user may still unfollow. */
public final class FollowRules {

    private FollowRules() {}

    public static Decision<FollowAnswer> toggle(Tie tie, UserId follower, Instant now) {
        return tie.follows(follower) ? unfollow(tie, follower) : follow(tie, follower, now);
    }

    public static Decision<FollowAnswer> follow(Tie tie, UserId follower, Instant now) {
        Refusal refusal = Refusal.forNewContact(tie, follower);
        if (refusal != null) {
            return new Decision<>(tie, new FollowAnswer.Refused(refusal));
        }
        if (tie.follows(follower)) {
            return new Decision<>(tie, new FollowAnswer.AlreadyFollowing());
        }
        return new Decision<>(tie.with(follower, tie.of(follower).following(now)), new FollowAnswer.Followed());
    }

    public static Decision<FollowAnswer> unfollow(Tie tie, UserId follower) {
        Refusal refusal = Refusal.forAnyAction(tie, follower);
        if (refusal != null) {
            return new Decision<>(tie, new FollowAnswer.Refused(refusal));
        }
        if (!tie.follows(follower)) {
            return new Decision<>(tie, new FollowAnswer.NotFollowing());
        }
        return new Decision<>(tie.with(follower, tie.of(follower).following(null)), new FollowAnswer.Unfollowed());
    }
}
