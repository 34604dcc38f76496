package dev.kith.application.reference;

import dev.kith.application.user.Users;
import dev.kith.domain.page.Offset;
import dev.kith.domain.search.UserFilter;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.user.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks through all users by id, ascending. Who is there all along comes exactly once, whoever comes or goes. Deleted
 * users are left out.
 */
public final class WalkUsers {

    /**
     * A part of the list.
     *
     * @param total the number of all users that the filter lets through, null if it is not known
     * @param last whether no such user has a higher id
     * @param complete false if a bound was hit, see {@link Users.Matches}
     */
    public record Part(List<UserId> ids, @Nullable Long total, boolean last, boolean complete) {}

    private final Users users;

    public WalkUsers(Users users) {
        this.users = users;
    }

    /**
     * The first users with a higher id that the filter lets through.
     *
     * @param after 0 for the beginning
     * @param limit 1 or more
     */
    public Part handle(UserFilter filter, long after, int limit) {
        Users.Matches found =
                filter.equals(UserFilter.NONE) ? everyone(after, limit + 1) : users.matching(filter, after, limit + 1);
        List<UserId> ids = found.ids();
        boolean last = ids.size() <= limit;
        return new Part(last ? ids : ids.subList(0, limit), found.count(), last, found.complete());
    }

    private Users.Matches everyone(long after, int limit) {
        long total = users.list(UserQuery.everyone(null, Offset.first(1))).total();
        return new Users.Matches(users.idsAfter(after, limit), total, true);
    }
}
