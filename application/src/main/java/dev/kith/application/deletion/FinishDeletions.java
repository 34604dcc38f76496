package dev.kith.application.deletion;

import dev.kith.application.StoreUnavailable;
import dev.kith.domain.user.UserId;
import java.util.List;

/** Finishes the deletions that a crash interrupted, or that the store could not finish. */
public final class FinishDeletions {

    private final Deletions deletions;

    public FinishDeletions(Deletions deletions) {
        this.deletions = deletions;
    }

    /** Tries each of them once. Returns the users whose deletion cannot be finished now. */
    public List<UserId> handle() {
        return deletions.unfinished().stream().filter(user -> !finish(user)).toList();
    }

    private boolean finish(UserId user) {
        try {
            deletions.finish(user);
            return true;
        } catch (StoreUnavailable notNow) {
            return false;
        }
    }
}
