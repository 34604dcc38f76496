package dev.kith.application.reference;

import dev.kith.application.user.Users;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Reads the users with some ids, with their counters. Deleted users are not found. */
public final class FindUsersById {

    /** Users in one call of the store, so that no read is long. */
    private static final int BATCH = 100;

    private final Users users;

    public FindUsersById(Users users) {
        this.users = users;
    }

    /** An id that no user has is absent from the answer. */
    public Map<UserId, UserSummary> handle(Collection<UserId> ids) {
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
