package dev.kith.application.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Deletes the entries of the journal that are older, or more, than the operator wants to keep. */
public final class TrimJournal {

    private final Journal journal;
    private final Clock clock;
    private final Duration keep;
    private final long most;

    /**
     * @param keep how long entries are kept
     * @param most how many entries are kept
     */
    public TrimJournal(Journal journal, Clock clock, Duration keep, long most) {
        this.journal = journal;
        this.clock = clock;
        this.keep = keep;
        this.most = most;
    }

    /**
     * Deletes all of them in bounded steps.
     *
     * @param goOn asked before each step
     */
    public void handle(BooleanSupplier goOn) {
        boolean more = true;
        while (more && goOn.getAsBoolean()) {
            more = journal.trim(clock.instant().minus(keep), most);
        }
    }
}
