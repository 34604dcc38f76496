package dev.kith.application.follow;

import dev.kith.application.tie.Ties;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.user.UserId;

/** Whether one user follows another. */
public final class SeeFollows {

    private final Ties ties;

    public SeeFollows(Ties ties) {
        this.ties = ties;
    }

    /** False for ids of no one, and for oneself. */
    public boolean handle(UserId follower, UserId followee) {
        return !follower.equals(followee) && ties.between(Pair.of(follower, followee)).follows(follower);
    }
}
