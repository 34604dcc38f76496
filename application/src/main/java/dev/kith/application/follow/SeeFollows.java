package dev.kith.application.follow;

import dev.kith.application.tie.Ties;
import dev.kith.domain.community.Mode;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import java.util.List;

/** Whether one user follows another. */
public final class SeeFollows {

    private final Ties ties;

    public SeeFollows(Ties ties) {
        this.ties = ties;
    }

    /** False for ids of no one, and for oneself. */
    public boolean handle(UserId follower, UserId followee) {
        return ties.relations(follower, List.of(followee), Mode.FOLLOW).get(followee) == Relation.FOLLOWED;
    }
}
