package dev.kith.domain.walk;

import dev.kith.domain.user.UserId;
import java.time.Instant;

/**
 * A place in a walk: the page begins after it. The user need not be in the list, or no longer.
 *
 * @param group the number of the group, 0 or 1
 * @param since the time of the last entry before the page, to the microsecond
 * @param user of that entry
 */
public record WalkCursor(int group, Instant since, UserId user) {

    public WalkCursor {
        if (group < 0 || group > 1) {
            throw new IllegalArgumentException("A walk has the groups 0 and 1, not " + group);
        }
    }

    /** Whether an entry of the same group comes after this place. */
    public boolean isBefore(Instant time, UserId other) {
        int byTime = time.compareTo(since);
        return byTime < 0 || (byTime == 0 && other.compareTo(user) < 0);
    }
}
