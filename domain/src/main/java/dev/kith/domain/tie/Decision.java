package dev.kith.domain.tie;

import dev.kith.domain.change.Change;
import java.util.List;

/**
 * What a rule makes of a tie: the next tie, the answer for the caller, and what happened, in order. If the tie is
 * unchanged, nothing is written.
 *
 * @param changes what other people may learn of the decision; empty if the tie is unchanged, or if a request was only
 *     seen
 */
public record Decision<A>(Tie next, A answer, List<Change> changes) {

    /** A decision that leaves the tie as it is. */
    public static <A> Decision<A> unchanged(Tie tie, A answer) {
        return new Decision<>(tie, answer, List.of());
    }
}
