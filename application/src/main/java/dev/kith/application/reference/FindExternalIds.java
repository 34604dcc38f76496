package dev.kith.application.reference;

import dev.kith.application.user.Users;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.UserId;
import java.util.Collection;
import java.util.Map;

/** Finds the external ids of users, also of softly deleted ones. */
public final class FindExternalIds {

    private final Users users;

    public FindExternalIds(Users users) {
        this.users = users;
    }

    /** A user without an external id, and one who is erased, is absent from the answer. */
    public Map<UserId, ExternalId> handle(Collection<UserId> ids) {
        return users.externalIds(ids);
    }
}
