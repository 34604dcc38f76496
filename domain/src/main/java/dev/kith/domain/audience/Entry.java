package dev.kith.domain.audience;

import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.Comparator;

/**
 * Someone in a list, with all that decides their place in it; so an entry is also a place to go on from, even after it has left the list.
 *
 * @param since when they came into the list, to the microsecond
 */
public record Entry(UserId user, boolean mutual, Instant since) {

    /** Mutuals first; within each group the newest first; ties by user id, descending. Total: no two entries of a list are equal. */
    public static final Comparator<Entry> MUTUAL_FIRST =
            Comparator.comparing(Entry::mutual).thenComparing(Entry::since).thenComparing(Entry::user).reversed();
}
