package dev.kith.application.journal;

import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;

/** Where the journal begins and ends. */
public final class GetJournalBounds {

    /** The first and the last entry that are kept, {@link JournalPosition#START} twice if there is none. */
    public record Bounds(JournalPosition oldest, JournalPosition newest) {}

    private final Journal journal;

    public GetJournalBounds(Journal journal) {
        this.journal = journal;
    }

    public Bounds handle() {
        JournalPosition newest = journal.newest();
        JournalPosition oldest = journal.after(journal.oldest() - 1, 1).stream()
                .map(JournalEntry::position)
                .findFirst()
                .orElse(newest);
        return new Bounds(oldest, newest);
    }
}
