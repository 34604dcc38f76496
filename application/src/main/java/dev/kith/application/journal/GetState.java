package dev.kith.application.journal;

import dev.kith.domain.change.JournalPosition;
import java.util.Optional;

/** The state of the graph that an answer may have seen. A caller sends it back to see at least as much. */
public final class GetState {

    private final SeenJournal seen;
    private final boolean isWritten;

    /** @param isWritten whether there is a journal */
    public GetState(SeenJournal seen, boolean isWritten) {
        this.seen = seen;
        this.isWritten = isWritten;
    }

    /** @return empty if there is no journal, so that states say nothing */
    public Optional<JournalPosition> handle() {
        return isWritten ? Optional.of(seen.newest()) : Optional.empty();
    }
}
