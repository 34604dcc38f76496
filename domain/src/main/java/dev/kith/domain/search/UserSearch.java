package dev.kith.domain.search;

import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.topic.TagId;
import dev.kith.domain.user.TextFolding;
import dev.kith.domain.user.UserId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question for users that fit. Every condition given must hold; null asks for nothing.
 *
 * @param filter the conditions it has in common with the list of all users; its order counts only where the ranking says so
 * @param birthDates leaves out those who told no date of birth
 * @param staff true for staff alone, false for the others alone
 * @param tag one that everyone may see; by another, no one is found
 * @param category one that they follow
 * @param excluded neither listed nor counted
 * @param followedBy one whose followings alone are looked at: the first {@link #MAX_FOLLOWINGS}, mutuals before the rest, then the newest
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

    /** @param of whose, null to look at everyone */
    public static UserSearch amongFollowings(@Nullable UserId of, UserQuery who, Ranking ranking) {
        return new UserSearch(who, null, null, null, null, Set.of(), ranking, of);
    }

    /** The text that users are ranked by, folded; null where only other things are asked. */
    public @Nullable String searchText() {
        String text = filter.search() != null
                ? filter.search()
                : filter.username() != null ? filter.username() : filter.realName();
        return text == null ? null : TextFolding.fold(text);
    }
}
