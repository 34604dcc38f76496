package dev.kith.http.graph.tie;

import dev.kith.domain.action.TieAnswer;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.tie.Relationship;
import dev.kith.domain.tie.Tie;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.wire.ApiError;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of an operation of a batch.
 *
 * @param problem of an operation that failed, else null
 * @param relationship after an operation that was done, else null
 */
record BatchResult(
        @Nullable String id,
        Status status,
        @Nullable ApiError problem,
        @Nullable Relationship relationship) {

    enum Status {
        APPLIED,
        UNCHANGED,
        FAILED,
        /** Nothing is wrong with it, but it belongs together with one that failed. */
        NOT_APPLIED;

        /** The word in an answer. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static BatchResult failed(@Nullable String id, ApiError problem) {
        return new BatchResult(id, Status.FAILED, problem, null);
    }

    static BatchResult notApplied(@Nullable String id) {
        return new BatchResult(id, Status.NOT_APPLIED, null, null);
    }

    static BatchResult of(BatchOperation.Ready ready, TieAnswer answer) {
        BatchOperation.Named named = ready.named();
        return switch (answer) {
            case TieAnswer.Done(Tie tie, boolean changed) ->
                new BatchResult(
                        named.id(),
                        changed ? Status.APPLIED : Status.UNCHANGED,
                        null,
                        Relationship.seenBy(ready.operation().actor(), tie));
            case TieAnswer.NoRequest() -> failed(named.id(), Problems.noRequest());
            case TieAnswer.Refused(Refusal why) ->
                failed(named.id(), TieRefusal.problem(why, named.from(), named.to()));
        };
    }

    boolean isFailed() {
        return status == Status.FAILED;
    }
}
