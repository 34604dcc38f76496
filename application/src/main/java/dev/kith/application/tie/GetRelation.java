package dev.kith.application.tie;

import dev.kith.application.user.Users;
import dev.kith.domain.community.Community;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import java.util.Optional;

/** Reads the relation of a user to another one that must exist, in the community's mode. */
public final class GetRelation {

    private final FindRelations findRelations;
    private final Users users;

    public GetRelation(Ties ties, Users users, Community community) {
        this.findRelations = new FindRelations(ties, community);
        this.users = users;
    }

    /** Empty where the other does not exist; NONE for the viewer themself. */
    public Optional<Relation> handle(UserId viewer, UserId other) {
        return users.find(other).map(_ -> findRelations.handle(viewer, other));
    }
}
