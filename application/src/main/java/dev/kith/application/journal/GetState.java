package dev.kith.application.journal;

import dev.kith.domain.change.JournalPosition;

/** The state of the graph that an answer may have seen. A caller sends it back to see at least as much. */
public final class GetState {

    private final SeenJournal seen;

    public GetState(SeenJournal seen) {
        this.seen = seen;
    }

    public JournalPosition handle() {
        return seen.newest();
    }
}
