package dev.kith.application.reference;

import dev.kith.application.user.Users;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserReference;
import dev.kith.domain.user.UserSummary;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Reads the users that references name, with their counters. Deleted users are not found. */
public final class FindUsers {

    private final FindUsersById findUsersById;
    private final ResolveReferences resolveReferences;

    public FindUsers(Users users) {
        this.findUsersById = new FindUsersById(users);
        this.resolveReferences = new ResolveReferences(users);
    }

    /** A key that no user has is absent from the answer. */
    public Map<UserReference.Key, UserSummary> handle(Collection<UserReference.Key> keys) {
        Map<UserReference.Key, UserId> ids = resolveReferences.handle(keys);
        Map<UserId, UserSummary> summaries = findUsersById.handle(ids.values());
        Map<UserReference.Key, UserSummary> found = new HashMap<>();
        ids.forEach((key, id) -> {
            UserSummary summary = summaries.get(id);
            if (summary != null) {
                found.put(key, summary);
            }
        });
        return found;
    }
}
