package dev.kith.application.reference;

import dev.kith.application.user.Users;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserReference;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Finds the ids of the users that references name. Soft-deleted users are found, hard-deleted ones are not. */
public final class ResolveReferences {

    /** Keys in one call of the store, so that no read is long. */
    static final int BATCH = 250;

    private final Users users;

    public ResolveReferences(Users users) {
        this.users = users;
    }

    /** A key that no user has is absent from the answer. */
    public Map<UserReference.Key, UserId> handle(Collection<UserReference.Key> keys) {
        List<UserReference.Key> distinct = List.copyOf(new LinkedHashSet<>(keys));
        Map<UserReference.Key, UserId> found = new HashMap<>();
        for (int start = 0; start < distinct.size(); start += BATCH) {
            found.putAll(users.ids(distinct.subList(start, Math.min(distinct.size(), start + BATCH))));
        }
        return found;
    }
}
