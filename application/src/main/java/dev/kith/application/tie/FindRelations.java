package dev.kith.application.tie;

import dev.kith.domain.community.Community;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import java.util.Collection;
import java.util.Map;

/** What a user has with each of some others, in the community's mode. */
public final class FindRelations {

    private final Ties ties;
    private final Community community;

    public FindRelations(Ties ties, Community community) {
        this.ties = ties;
        this.community = community;
    }

    /** Every id asked for has its answer; ids of no one, and the viewer's own, have NONE. */
    public Map<UserId, Relation> handle(UserId viewer, Collection<UserId> others) {
        return ties.relations(viewer, others, community.mode());
    }
}
