package dev.kith.application.suggestion;

import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.user.UserId;
import java.util.List;
import java.util.Map;

/** Finds users that a user might know. */
public interface Suggestions {

    /** The number of entries of the user's own list that are read: the newest, of one time those with the higher id. */
    int CIRCLE = 100;

    /**
     * The number of entries that are read of each of their lists, the newest likewise. About three thousand edges are
     * read in all.
     */
    int REACH = 30;

    /**
     * The users in the lists of the users in the user's own list: followings in follow mode, connections in friendship
     * mode. Users in most lists come first, ties by id, ascending. The result leaves out the user, users already
     * followed, connected or requested, users with a hide in either direction, users who are not discoverable, and
     * deleted users. The total is the number of users found within the bounds above. An unknown user has no
     * suggestions.
     */
    Page<UserId> page(UserId user, CommunityMode mode, Offset offset);

    /** The most pairs of users that {@link #shared} looks up. */
    int MAX_LOOKUPS = 20_000;

    /** The most users of the user's own list that {@link Shared} names. */
    int EXAMPLES = 10;

    /** The number of follows that {@link #popular} reads. */
    int POPULAR_READ = 2_000;

    /**
     * A user who may be suggested.
     *
     * @param score how many users in the circle have the user in their lists, and one more if the user follows
     * @param follows whether the user follows the one who is asked for
     */
    record Candidate(UserId user, long score, boolean follows) {}

    /**
     * Users who may be suggested.
     *
     * @param complete false if the list of the user, or one of the lists read, is longer than what was read of it
     */
    record Candidates(List<Candidate> users, boolean complete) {}

    /**
     * The users in the own list who have another user in their lists.
     *
     * @param count the number of them
     * @param atLeast whether there may be more, because the own list is longer than what was read of it
     * @param newest the first {@link #EXAMPLES} of them, in the order of the own list
     */
    record Shared(long count, boolean atLeast, List<UserId> newest) {}

    /** A user whom others follow. */
    record Popular(UserId user, long followers) {}

    /**
     * The users with the highest scores, ties by id, ascending. They are in the lists that {@link #page} reads. In follow
     * mode the newest {@link #CIRCLE} followers whom the user does not follow are among them too. Left out are those whom
     * {@link #page} leaves out, suspended users, and in both modes users who are connected or have a request in either
     * direction.
     *
     * @param limit from 1
     */
    Candidates candidates(UserId user, CommunityMode mode, int limit);

    /**
     * Who of the user's own list has each of the others in their lists. The newest entries of the own list are looked up:
     * {@link #MAX_LOOKUPS}, divided by the number of others. Others whom nobody has are absent.
     *
     * @param others from 1 to 100
     */
    Map<UserId, Shared> shared(UserId user, CommunityMode mode, List<UserId> others);

    /**
     * Users with many followers, most first, ties by id, ascending. Only users are found whom the first
     * {@link #POPULAR_READ} follows reach, in the order of the follower's id, so that no list of all users is read. Left
     * out are those whom {@link #candidates} leaves out.
     *
     * @param limit from 1
     */
    List<Popular> popular(UserId user, CommunityMode mode, int limit);
}
