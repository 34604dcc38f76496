package dev.kith.domain.webhook;

import dev.kith.domain.change.JournalPosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the sender of a webhook has come.
 *
 * @param at every event up to this position was delivered, or is stored as a waiting or a dead delivery
 * @param replay what is sent again before the sender goes on, null for nothing
 * @param version changes with each change of the progress that the sender did not make. A sender that knows another
 *     version may not write its own progress
 * @param disabled why nothing is sent, null if the webhook is enabled
 * @param failures how many requests failed since the last success
 * @param failingSince when the first of them failed, null if none did
 * @param lastSuccess null if no request ever succeeded
 * @param lastFailure null if no request ever failed
 */
public record Progress(
        JournalPosition at,
        @Nullable Replay replay,
        long version,
        @Nullable Disabled disabled,
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant lastSuccess,
        @Nullable Failure lastFailure) {

    /** Why a webhook is disabled. */
    public enum Disabled {
        /** Its owner disabled it. */
        BY_OWNER,
        /** Its receiver answered 410. */
        GONE,
        /** No request succeeded for {@link Outbox#MAX_FAILING}. */
        FAILING,
        /** The journal no longer has the events after the position. */
        EXPIRED,
        /** Another history has the position: the graph was restored from a backup. */
        RESTARTED
    }

    /**
     * What is sent again.
     *
     * @param after the events after this position
     * @param to up to this number
     */
    public record Replay(JournalPosition after, long to) {}

    /**
     * A request that failed.
     *
     * @param status null if there was no answer
     * @param error what went wrong, null if the status says it
     */
    public record Failure(
            Instant at, @Nullable Integer status, @Nullable String error) {}

    /** The beginning of a webhook that sends the events after a position. */
    public static Progress after(JournalPosition position) {
        return new Progress(position, null, 0, null, 0, null, null, null);
    }

    /** With another version, so that no sender overwrites a change. */
    public Progress changed() {
        return new Progress(at, replay, version + 1, disabled, failures, failingSince, lastSuccess, lastFailure);
    }

    public Progress disabledBecause(@Nullable Disabled reason) {
        return new Progress(at, replay, version, reason, failures, failingSince, lastSuccess, lastFailure);
    }

    /** Enabled again, as if no request had failed. */
    public Progress enabledAfter(JournalPosition position) {
        return new Progress(position, replay, version, null, 0, null, lastSuccess, lastFailure);
    }

    /** With events that are sent again. One request for it joins another one, so that nothing is left out. */
    public Progress replaying(Replay wanted) {
        Replay joined = replay == null
                ? wanted
                : new Replay(
                        replay.after.number() < wanted.after.number() ? replay.after : wanted.after,
                        Math.max(replay.to, wanted.to));
        return new Progress(at, joined, version, disabled, failures, failingSince, lastSuccess, lastFailure);
    }
}
