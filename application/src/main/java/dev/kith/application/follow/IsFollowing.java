package dev.kith.application.follow;

import dev.kith.application.tie.Ties;
import dev.kith.application.user.Users;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/** Tells whether the caller follows another user, or is followed by them. The caller is known to exist. */
public final class IsFollowing {

    private final Ties ties;
    private final Users users;

    public IsFollowing(Ties ties, Users users) {
        this.ties = ties;
        this.users = users;
    }

    /** Whether the caller follows the other. Empty where the other does not exist; false for the caller themself. */
    public Optional<Boolean> fromCaller(UserId caller, UserId other) {
        return users.find(other).map(_ -> follows(caller, other));
    }

    /** Whether the other follows the caller. Empty where the other does not exist; false for the caller themself. */
    public Optional<Boolean> toCaller(UserId caller, UserId other) {
        return users.find(other).map(_ -> follows(other, caller));
    }

    private boolean follows(UserId follower, UserId followee) {
        return ties.relations(follower, List.of(followee), CommunityMode.FOLLOW).get(followee) == Relation.FOLLOWED;
    }
}
