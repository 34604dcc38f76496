package dev.kith.application.journal;

import dev.kith.domain.change.JournalPosition;

/** How far into the journal the answers of this server see. */
public interface SeenJournal {

    /**
     * The newest position that an answer of this server may have seen. It is raised before a writer of this server is
     * answered. Takes no time.
     */
    JournalPosition newest();

    /**
     * Waits until later reads see the entry of this number.
     *
     * @return false after a second, or if there is no such entry yet
     */
    boolean await(long number);
}
