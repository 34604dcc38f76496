package dev.kith.application.journal;

import dev.kith.domain.change.JournalPosition;

/** Answers see everything at once. */
public final class InMemorySeenJournal implements SeenJournal {

    private final InMemoryJournal journal;

    public InMemorySeenJournal(InMemoryJournal journal) {
        this.journal = journal;
    }

    @Override
    public JournalPosition newest() {
        return journal.newest();
    }

    @Override
    public boolean await(long number) {
        return number <= journal.newest().number();
    }
}
