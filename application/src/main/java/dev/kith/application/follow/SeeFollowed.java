package dev.kith.application.follow;

import dev.kith.application.tie.Ties;
import dev.kith.domain.community.Mode;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom of some others a user follows, whatever the community's mode. */
public final class SeeFollowed {

    private final Ties ties;

    public SeeFollowed(Ties ties) {
        this.ties = ties;
    }

    public Set<UserId> handle(UserId follower, Collection<UserId> others) {
        return ties.relations(follower, others, Mode.FOLLOW).entrySet().stream()
                .filter(relation -> relation.getValue() == Relation.FOLLOWED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
