package dev.kith.application.tie;

import dev.kith.domain.community.Community;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import java.util.Optional;

/** Reads the relation of a user to another one that must exist, in the community's mode. */
public final class GetRelation {

    private final Ties ties;
    private final Community community;

    public GetRelation(Ties ties, Community community) {
        this.ties = ties;
        this.community = community;
    }

    /** Empty where one of the two does not exist; NONE for the viewer themself. */
    public Optional<Relation> handle(UserId viewer, UserId other) {
        return ties.relation(viewer, other, community.mode());
    }
}
