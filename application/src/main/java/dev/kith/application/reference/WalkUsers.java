package dev.kith.application.reference;

import dev.kith.application.user.Users;
import dev.kith.domain.page.Offset;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.user.UserId;
import java.util.List;

/**
 * Walks through all users by id, ascending. Who is there all along comes exactly once, whoever comes or goes. Deleted
 * users are left out.
 */
public final class WalkUsers {

    /**
     * A part of the list.
     *
     * @param total the number of all users
     * @param last whether no user has a higher id
     */
    public record Part(List<UserId> ids, long total, boolean last) {}

    private final Users users;

    public WalkUsers(Users users) {
        this.users = users;
    }

    /**
     * The first users with a higher id.
     *
     * @param after 0 for the beginning
     * @param limit 1 or more
     */
    public Part handle(long after, int limit) {
        List<UserId> ids = users.idsAfter(after, limit + 1);
        boolean last = ids.size() <= limit;
        long total = users.list(UserQuery.everyone(null, Offset.first(1))).total();
        return new Part(last ? ids : ids.subList(0, limit), total, last);
    }
}
