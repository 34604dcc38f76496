package dev.kith.application.journal;

import dev.kith.domain.change.JournalPosition;

/** Waits until an answer sees a state of the graph that a caller knows from an earlier answer. */
public final class ReachState {

    public enum Answer {
        REACHED,
        /** Not within a second. */
        NOT_REACHED,
        /** Another history has this state: the graph was restored from a backup. */
        RESTARTED
    }

    private final SeenJournal seen;
    private final Journal journal;

    public ReachState(SeenJournal seen, Journal journal) {
        this.seen = seen;
        this.journal = journal;
    }

    public Answer handle(JournalPosition state) {
        if (state.equals(JournalPosition.START)) {
            return Answer.REACHED;
        }
        if (!seen.await(state.number())) {
            return journal.newest().number() < state.number() ? Answer.RESTARTED : Answer.NOT_REACHED;
        }
        return state.run() == seen.newest().run() || Journal.mayHave(journal, state)
                ? Answer.REACHED
                : Answer.RESTARTED;
    }
}
