package dev.kith.application.deletion;

/** Goes on with the deletions that a crash interrupted; run at start. */
public final class FinishDeletions {

    private final Deletions deletions;

    public FinishDeletions(Deletions deletions) {
        this.deletions = deletions;
    }

    /** How many there were. */
    public int handle() {
        var unfinished = deletions.unfinished();
        unfinished.forEach(deletions::finish);
        return unfinished.size();
    }
}
