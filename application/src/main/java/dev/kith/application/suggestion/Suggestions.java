package dev.kith.application.suggestion;

import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.user.UserId;

/** Where those are found whom a user might know. */
public interface Suggestions {

    /** At most so many of the user's own list are looked at, the newest of them (of one time, the higher id). */
    int CIRCLE = 100;

    /** At most so many of each one's list are looked at, the newest likewise; so some three thousand edges in all, and as many users to look up. */
    int REACH = 30;

    /**
     * Those who are in the lists of those in the user's own list: of followings in follow mode, of connections in friendship mode. Who is in most of
     * them comes first, ties by id, ascending. Never the user themselves, nor whom they follow (are connected with, or have a request with) already,
     * nor who hides them or whom they hide, nor the deleted. The total is the number of all who are found within the bounds above. An id of no one has no suggestions.
     */
    Page<UserId> page(UserId user, CommunityMode mode, Offset offset);
}
