package dev.kith.application.journal;

import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.change.ResetReason;
import java.time.Instant;
import java.util.List;

/**
 * The journal of all changes of follows, connections, requests, hides and users. The other stores write it: an entry is
 * stored in the transaction of its change, or neither is. Entries have the numbers 1, 2, 3 and so on without gaps, in
 * the order in which their transactions committed. If an entry can be read, all entries before it can be read, except
 * for those that {@link #trim} deleted.
 */
public interface Journal {

    /** The newest position, {@link JournalPosition#START} if nothing was ever written. */
    JournalPosition newest();

    /** The number of the oldest entry that is kept, or the next number if none is kept. */
    long oldest();

    /**
     * The first entries with a higher number, in order. The time grows with the limit only.
     *
     * @param limit from 1 to {@link #MAX_LIMIT}
     */
    List<JournalEntry> after(long number, int limit);

    int MAX_LIMIT = 1_000;

    /** Whether an entry has this position, or had it before it was trimmed: of that one, nobody knows the run. */
    static boolean mayHave(Journal journal, JournalPosition position) {
        return journal.after(position.number() - 1, 1).stream()
                .map(JournalEntry::position)
                .allMatch(kept -> kept.number() != position.number() || kept.equals(position));
    }

    /** Adds an entry that tells every reader to read the graph again. */
    void reset(ResetReason reason);

    /**
     * Deletes a bounded number of the oldest entries, out of those written before a moment and those that exceed a
     * number of entries. May keep some hundred entries more.
     *
     * @param most entries to keep, 0 or more
     * @return whether there may be more to delete
     */
    boolean trim(Instant before, long most);
}
