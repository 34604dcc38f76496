package dev.kith.domain.search;

import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.topic.TagId;
import dev.kith.domain.user.UserId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A search for users. Every condition that is not null must hold.
 *
 * @param filter the conditions that a search shares with the list of all users; its order applies only to {@link
 *     Ranking.AsQueried}
 * @param birthDates users without a birth date do not match
 * @param staff true for staff only, false for the others only
 * @param tag a visible tag; a hidden one matches nobody
 * @param category a category that the users follow
 * @param excluded neither listed nor counted
 * @param followedBy searches only the followings of this user: the first {@link #MAX_FOLLOWINGS}, mutuals first, then
 *     the newest
 */
public record UserSearch(
        UserQuery filter,
        @Nullable BirthDateRange birthDates,
        @Nullable Boolean staff,
        @Nullable TagId tag,
        @Nullable CategoryId category,
        Set<UserId> excluded,
        Ranking ranking,
        @Nullable UserId followedBy) {

    public static final int MAX_FOLLOWINGS = 10_000;

    public UserSearch {
        excluded = Set.copyOf(excluded);
    }

    public UserSearch(
            UserQuery who,
            @Nullable BirthDateRange born,
            @Nullable Boolean staff,
            @Nullable TagId tag,
            @Nullable CategoryId category,
            Set<UserId> except,
            Ranking ranking) {
        this(who, born, staff, tag, category, except, ranking, null);
    }

    public static UserSearch of(UserQuery who, Ranking ranking) {
        return amongFollowings(null, who, ranking);
    }

    /** @param of the user whose followings are searched, null to search all users */
    public static UserSearch amongFollowings(@Nullable UserId of, UserQuery who, Ranking ranking) {
        return new UserSearch(who, null, null, null, null, Set.of(), ranking, of);
    }

    /** The folded text that users are ranked by, null if the search has none. */
    public @Nullable String searchText() {
        return filter.search() != null
                ? filter.search()
                : filter.username() != null ? filter.username() : filter.realName();
    }
}
