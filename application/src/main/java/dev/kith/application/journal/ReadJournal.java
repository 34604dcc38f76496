package dev.kith.application.journal;

import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;
import java.util.List;

/** Reads the journal from a position on. */
public final class ReadJournal {

    public sealed interface Answer {

        /** @param entries the next ones, empty if there are none yet */
        record Found(List<JournalEntry> entries) implements Answer {}

        /**
         * Entries after the position were trimmed.
         *
         * @param oldest the number of the oldest entry that is kept
         */
        record Expired(long oldest) implements Answer {}

        /**
         * Another history has this position: the graph was restored from a backup. What was read before says nothing
         * about it.
         */
        record Restarted(JournalPosition newest) implements Answer {}
    }

    private final Journal journal;

    public ReadJournal(Journal journal) {
        this.journal = journal;
    }

    /**
     * @param after {@link JournalPosition#START} for the oldest entries that are kept
     * @param limit from 1 to {@link Journal#MAX_LIMIT}
     */
    public Answer handle(JournalPosition after, int limit) {
        if (after.equals(JournalPosition.START)) {
            return new Answer.Found(journal.after(0, limit));
        }
        JournalPosition newest = journal.newest();
        if (after.number() > newest.number() || !Journal.mayHave(journal, after)) {
            return new Answer.Restarted(newest);
        }
        List<JournalEntry> entries = journal.after(after.number(), limit);
        // read last: an entry may be trimmed at any time
        long oldest = journal.oldest();
        return after.number() < oldest - 1 ? new Answer.Expired(oldest) : new Answer.Found(entries);
    }
}
