package dev.kith.application.suggestion;

import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.user.UserId;

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
}
