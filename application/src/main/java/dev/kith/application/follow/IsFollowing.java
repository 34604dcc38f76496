package dev.kith.application.follow;

import dev.kith.application.tie.Ties;
import dev.kith.application.user.Users;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/** Tells whether one user follows another. */
public final class IsFollowing {

    private final Ties ties;
    private final Users users;

    public IsFollowing(Ties ties, Users users) {
        this.ties = ties;
        this.users = users;
    }

    /** Empty where one of the two does not exist; false for a user and themself. */
    public Optional<Boolean> handle(UserId follower, UserId followee) {
        if (users.find(follower).isEmpty() || users.find(followee).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ties.relations(follower, List.of(followee), CommunityMode.FOLLOW)
                        .get(followee)
                == Relation.FOLLOWED);
    }
}
