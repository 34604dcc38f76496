package dev.kith.application.user;

import dev.kith.domain.page.Page;
import dev.kith.domain.search.UserFilter;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserReference;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.user.Username;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stores users. A hard-deleted user is not found. A soft-deleted user is found but never listed. */
public interface Users {

    Optional<User> find(UserId id);

    Optional<User> find(UUID uuid);

    /** Without regard to case. */
    Optional<User> find(Username name);

    /** The ids of the users that have these keys. A key that no user has is absent. */
    Map<UserReference.Key, UserId> ids(Collection<UserReference.Key> keys);

    /** The external ids of the users who have one, also of softly deleted ones. */
    Map<UserId, ExternalId> externalIds(Collection<UserId> ids);

    /** The users with these ids and their counters, in the given order. Unknown ids are left out. */
    List<UserSummary> summaries(Collection<UserId> ids);

    /**
     * The ids of the users that match the query, in its order, which is total and stable. Pages of any size, joined,
     * are the whole list.
     */
    Page<UserId> list(UserQuery query);

    /**
     * The ids of the first users with a higher id who are not deleted, ascending. The time grows with the limit only.
     *
     * @param after 0 for the beginning
     * @param limit from 1 to {@link #MAX_IDS}
     */
    List<UserId> idsAfter(long after, int limit);

    int MAX_IDS = 5_001;

    /**
     * A part of the users that a filter lets through.
     *
     * @param ids ascending
     * @param count the number of all of them, null if there are more than {@link #MAX_MATCHES}
     * @param complete false if the text is in the names of more than {@link #MAX_MATCHES} users: only so many of them
     *     were looked at
     */
    record Matches(List<UserId> ids, @Nullable Long count, boolean complete) {}

    int MAX_MATCHES = 10_000;

    /**
     * As {@link #idsAfter}, but only the users that the filter lets through. The time is bounded: it does not grow with
     * the number of users.
     */
    Matches matching(UserFilter filter, long after, int limit);

    /**
     * Stores a new user under an id that was never used. If two requests want one name at once, one of them gets it.
     */
    CreateUserAnswer create(NewUser user);

    /**
     * Stores new users in one atomic step, each as by {@link #create}. The answers have the order of the users. A user
     * who is refused keeps no other from being stored.
     *
     * @param users at most {@link #MAX_NEW}
     */
    List<CreateUserAnswer> createAll(List<NewUser> users);

    int MAX_NEW = 100;

    /** Changes a user in one atomic step. The change may run more than once and must keep id and uuid. */
    EditUserAnswer edit(UserId id, UnaryOperator<User> change);
}
