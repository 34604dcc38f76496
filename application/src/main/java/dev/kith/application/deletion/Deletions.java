package dev.kith.application.deletion;

import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where users are taken out of the graph. An account may have millions of edges, so this goes in two: {@link #begin} is one short step after which
 * no one can reach the user any more; {@link #finish} clears their edges away in bounded batches. At every moment in between, and after a crash,
 * every list agrees with its count, and every mutual flag with the edges there are.
 */
public interface Deletions {

    /**
     * Gives the user the status the rule makes of their present one, as one indivisible step that no decision about them overlaps.
     *
     * @param rule answers null where nothing is to change; may run more than once
     * @return the status before, null for an id of no one
     */
    @Nullable
    UserStatus begin(UserId user, Instant now, Function<UserStatus, @Nullable UserStatus> rule);

    /**
     * Takes a deleted user out of every list and count; of a hard-deleted one removes also everything that was ever said by or of them, so
     * that only the id is left. Does nothing where it was done before. Takes time in proportion to the number of edges.
     */
    void finish(UserId user);

    /** Those who were begun and not finished, as a crash leaves them. */
    List<UserId> unfinished();
}
