package dev.kith.application.follow;

import dev.kith.application.tie.Ties;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import java.util.Optional;

/** Tells whether the caller follows another user, or is followed by them. The caller is known to exist. */
public final class IsFollowing {

    private final Ties ties;

    public IsFollowing(Ties ties) {
        this.ties = ties;
    }

    /** Whether the caller follows the other. Empty where the other does not exist; false for the caller themself. */
    public Optional<Boolean> fromCaller(UserId caller, UserId other) {
        return follows(caller, other);
    }

    /** Whether the other follows the caller. Empty where the other does not exist; false for the caller themself. */
    public Optional<Boolean> toCaller(UserId caller, UserId other) {
        return follows(other, caller);
    }

    private Optional<Boolean> follows(UserId follower, UserId followee) {
        return ties.relation(follower, followee, CommunityMode.FOLLOW).map(relation -> relation == Relation.FOLLOWED);
    }
}
