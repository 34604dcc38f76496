package dev.kith.application.tie;

import dev.kith.domain.community.Community;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the relation of a user to others, in the mode of the community. */
public final class FindRelations {

    private final Ties ties;
    private final Community community;

    public FindRelations(Ties ties, Community community) {
        this.ties = ties;
        this.community = community;
    }

    /** NONE for an anonymous viewer, for an unknown user, and for the viewer themself. */
    public Relation handle(@Nullable UserId viewer, UserId other) {
        return viewer == null ? Relation.NONE : handle(viewer, List.of(other)).getOrDefault(other, Relation.NONE);
    }

    /** Every requested id has an answer. The relation to unknown users and to oneself is NONE. */
    public Map<UserId, Relation> handle(UserId viewer, Collection<UserId> others) {
        return ties.relations(viewer, others, community.mode());
    }
}
