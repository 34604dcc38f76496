package dev.kith.application.deletion;

/** Finishes the deletions that a crash interrupted; runs at startup. */
public final class FinishDeletions {

    private final Deletions deletions;

    public FinishDeletions(Deletions deletions) {
        this.deletions = deletions;
    }

    /** Returns how many it finished. */
    public int handle() {
        var unfinished = deletions.unfinished();
        unfinished.forEach(deletions::finish);
        return unfinished.size();
    }
}
