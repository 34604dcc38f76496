package dev.kith.application.follow;

import dev.kith.application.tie.Ties;
import dev.kith.domain.follow.FollowAnswer;
import dev.kith.domain.follow.FollowRules;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.user.UserId;
import java.time.Clock;

/**
 * Follows a user, or unfollows one that is followed already. Of two toggles at once, the second sees the outcome of the
 * first.
 */
public final class ToggleFollow {

    private final Ties ties;
    private final Clock clock;

    public ToggleFollow(Ties ties, Clock clock) {
        this.ties = ties;
        this.clock = clock;
    }

    public FollowAnswer handle(UserId follower, UserId followee) {
        if (follower.equals(followee)) {
            return new FollowAnswer.Refused(Refusal.SELF);
        }
        return ties.decide(Pair.of(follower, followee), tie -> FollowRules.toggle(tie, follower, clock.instant()));
    }
}
