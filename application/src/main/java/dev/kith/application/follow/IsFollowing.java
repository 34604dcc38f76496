package dev.kith.application.follow;

import dev.kith.application.tie.Ties;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import java.util.List;

/** Whether one user follows another. */
public final class IsFollowing {

    private final Ties ties;

    public IsFollowing(Ties ties) {
        this.ties = ties;
    }

    /** False for ids of no one, and for oneself. */
    public boolean handle(UserId follower, UserId followee) {
        return ties.relations(follower, List.of(followee), CommunityMode.FOLLOW).get(followee) == Relation.FOLLOWED;
    }
}
