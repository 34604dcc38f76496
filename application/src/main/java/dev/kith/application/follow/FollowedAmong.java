package dev.kith.application.follow;

import dev.kith.application.tie.Ties;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds which of some users a user follows, in either community mode. */
public final class FollowedAmong {

    private final Ties ties;

    public FollowedAmong(Ties ties) {
        this.ties = ties;
    }

    public Set<UserId> handle(UserId follower, Collection<UserId> others) {
        return ties.relations(follower, others, CommunityMode.FOLLOW).entrySet().stream()
                .filter(entry -> entry.getValue() == Relation.FOLLOWED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
