package dev.kith.application.reference;

import dev.kith.application.user.Users;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserReference;
import dev.kith.domain.user.UserSummary;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Reads users with their counters. Deleted users are not found. */
public final class FindUsers {

    /** Users in one call of the store, so that no read is long. */
    private static final int BATCH = 100;

    private final Users users;
    private final ResolveReferences resolveReferences;

    public FindUsers(Users users) {
        this.users = users;
        this.resolveReferences = new ResolveReferences(users);
    }

    /** The users that references name. A key that no user has is absent from the answer. */
    public Map<UserReference.Key, UserSummary> handle(Collection<UserReference.Key> keys) {
        Map<UserReference.Key, UserId> ids = resolveReferences.handle(keys);
        Map<UserId, UserSummary> summaries = withIds(ids.values());
        Map<UserReference.Key, UserSummary> found = new HashMap<>();
        ids.forEach((key, id) -> {
            UserSummary summary = summaries.get(id);
            if (summary != null) {
                found.put(key, summary);
            }
        });
        return found;
    }

    /** The users with these ids. An id that no user has is absent from the answer. */
    public Map<UserId, UserSummary> withIds(Collection<UserId> ids) {
        List<UserId> distinct = List.copyOf(new LinkedHashSet<>(ids));
        Map<UserId, UserSummary> summaries = new HashMap<>();
        for (int start = 0; start < distinct.size(); start += BATCH) {
            users.summaries(distinct.subList(start, Math.min(distinct.size(), start + BATCH))).stream()
                    .filter(summary -> summary.user().isUndeleted())
                    .forEach(summary -> summaries.put(summary.user().id(), summary));
        }
        return summaries;
    }
}
