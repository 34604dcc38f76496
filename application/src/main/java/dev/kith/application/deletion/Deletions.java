package dev.kith.application.deletion;

import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Removes users from the graph. An account may have millions of edges, so a deletion has two steps. {@link #begin} is
 * one short step, after which nobody can reach the user. {@link #finish} removes the edges in bounded batches. Between
 * the steps, and after a crash, every list agrees with its count, and every mutual flag with the edges.
 */
public interface Deletions {

    /**
     * Gives the user another status in one atomic step that excludes every decision about the user. A hard deletion
     * makes the user soft-deleted at first: a list may still have the user, and every user in a list can be read. Begun
     * again before it is finished, it changes nothing.
     *
     * @param actor who deletes the user, null if unknown
     * @param rule answers null to change nothing; it may run more than once
     * @return the status before, null for an unknown user
     */
    @Nullable
    UserStatus begin(UserId user, @Nullable UserId actor, Instant now, Function<UserStatus, @Nullable UserStatus> rule);

    /**
     * Removes a deleted user from every list and count. After a hard deletion only the id stays. A second call does
     * nothing. The time grows with the number of edges.
     *
     * @throws dev.kith.application.StoreUnavailable if the store cannot finish now; a later call goes on from there
     */
    void finish(UserId user);

    /** The users whose deletion began and has not finished. */
    List<UserId> unfinished();
}
