package dev.kith.domain.audience;

import dev.kith.domain.page.Cursor;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.Comparator;

/**
 * One user in an audience list, with everything that decides the place of that user in the list.
 *
 * @param since when the user came into the list, to the microsecond
 */
public record AudienceEntry(UserId user, boolean mutual, Instant since) {

    /** Mutuals first; within each group the newest first; ties by user id, descending. The order is total. */
    public static final Comparator<AudienceEntry> MUTUAL_FIRST = Comparator.comparing(AudienceEntry::mutual)
            .thenComparing(AudienceEntry::since)
            .thenComparing(AudienceEntry::user)
            .reversed();

    /** The cursor for the page that begins after this entry. */
    public Cursor cursor() {
        return new Cursor(mutual, since, user);
    }

    /** Whether this entry comes after the cursor in the order of {@link #MUTUAL_FIRST}. */
    public boolean isAfter(Cursor cursor) {
        return MUTUAL_FIRST.compare(this, new AudienceEntry(cursor.user(), cursor.mutual(), cursor.since())) > 0;
    }
}
