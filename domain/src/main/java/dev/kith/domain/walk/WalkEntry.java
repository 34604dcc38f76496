package dev.kith.domain.walk;

import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A user on a page of a walk.
 *
 * @param since when the user came into the list, to the microsecond
 * @param mutual whether the user and the subject follow each other; null if the walk did not read it
 * @param shared whether the user is in the compared list too; null if the walk did not read it
 */
public record WalkEntry(
        UserId user,
        Instant since,
        @Nullable Boolean mutual,
        @Nullable Boolean shared) {

    /** The newest first; ties by user id, descending. */
    public static final Comparator<WalkEntry> NEWEST_FIRST = Comparator.comparing(WalkEntry::since)
            .thenComparing(WalkEntry::user)
            .reversed();
}
