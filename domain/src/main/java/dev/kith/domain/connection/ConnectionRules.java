package dev.kith.domain.connection;

import dev.kith.domain.change.Cause;
import dev.kith.domain.change.Change;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Connection.Connected;
import dev.kith.domain.tie.Connection.Requested;
import dev.kith.domain.tie.Connection.Strangers;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of requesting, accepting and ending a connection. A rejected request stays until its sender cancels it, and
 * blocks a second one.
 */
public final class ConnectionRules {

    private ConnectionRules() {}

    public static Decision<ConnectionAnswer> ask(Tie tie, UserId asker, Instant now) {
        Refusal refusal = Refusal.forNewContact(tie, asker);
        if (refusal != null) {
            return stay(tie, new ConnectionAnswer.Refused(refusal));
        }
        return switch (tie.connection()) {
            case Strangers() ->
                go(
                        tie,
                        new Requested(asker, now, null, null),
                        new ConnectionAnswer.Sent(),
                        new Change.RequestCreated(asker, tie.pair().other(asker), now, asker));
            case Requested request when request.from().equals(asker) -> stay(tie, new ConnectionAnswer.AlreadyAsked());
            case Requested ignored ->
                go(
                        tie,
                        new Connected(now),
                        new ConnectionAnswer.MetHalfway(),
                        new Change.ConnectionCreated(
                                tie.pair().low(), tie.pair().high(), now, Cause.MET, asker));
            case Connected ignored -> stay(tie, new ConnectionAnswer.AlreadyConnected());
        };
    }

    public static Decision<ConnectionAnswer> accept(Tie tie, UserId asked, Instant now) {
        Refusal refusal = Refusal.forNewContact(tie, asked);
        if (refusal != null) {
            return stay(tie, new ConnectionAnswer.Refused(refusal));
        }
        return tie.connection() instanceof Requested request
                        && !request.from().equals(asked)
                        && request.rejected() == null
                ? go(
                        tie,
                        new Connected(now),
                        new ConnectionAnswer.Accepted(),
                        new Change.ConnectionCreated(
                                tie.pair().low(), tie.pair().high(), now, Cause.ACCEPTED, asked))
                : stay(tie, new ConnectionAnswer.NoRequest());
    }

    /**
     * Connects the two without a request, for an app in which they agreed elsewhere.
     *
     * @param since when the connection began, if it is new: now or in the past
     */
    public static Decision<ConnectionAnswer> connect(Tie tie, UserId either, Instant since) {
        Refusal refusal = Refusal.forNewContact(tie, either);
        if (refusal != null) {
            return stay(tie, new ConnectionAnswer.Refused(refusal));
        }
        return tie.connection() instanceof Connected
                ? stay(tie, new ConnectionAnswer.AlreadyConnected())
                : go(
                        tie,
                        new Connected(since),
                        new ConnectionAnswer.ConnectedAtOnce(),
                        new Change.ConnectionCreated(
                                tie.pair().low(), tie.pair().high(), since, Cause.DIRECT, either));
    }

    public static Decision<ConnectionAnswer> reject(Tie tie, UserId asked, Instant now) {
        return answered(
                tie,
                asked,
                request -> request.rejected() == null ? request.rejected(now) : null,
                new ConnectionAnswer.Rejected(),
                List.of(new Change.RequestRejected(tie.pair().other(asked), asked, asked)));
    }

    public static Decision<ConnectionAnswer> cancelReject(Tie tie, UserId asked) {
        return answered(
                tie,
                asked,
                request -> request.rejected() != null ? request.rejected(null) : null,
                new ConnectionAnswer.Restored(),
                List.of(new Change.RequestRestored(tie.pair().other(asked), asked, asked)));
    }

    public static Decision<ConnectionAnswer> markSeen(Tie tie, UserId asked, Instant now) {
        return answered(tie, asked, request -> request.seen(now), new ConnectionAnswer.Seen(), List.of());
    }

    public static Decision<ConnectionAnswer> cancel(Tie tie, UserId asker) {
        Refusal refusal = Refusal.forAnyAction(tie, asker);
        if (refusal != null) {
            return stay(tie, new ConnectionAnswer.Refused(refusal));
        }
        return tie.connection() instanceof Requested request && request.from().equals(asker)
                ? go(
                        tie,
                        new Strangers(),
                        new ConnectionAnswer.Cancelled(),
                        new Change.RequestCancelled(asker, tie.pair().other(asker), Cause.REMOVED, asker))
                : stay(tie, new ConnectionAnswer.NoRequest());
    }

    public static Decision<ConnectionAnswer> remove(Tie tie, UserId either) {
        Refusal refusal = Refusal.forAnyAction(tie, either);
        if (refusal != null) {
            return stay(tie, new ConnectionAnswer.Refused(refusal));
        }
        return tie.connection() instanceof Connected(Instant since)
                ? go(
                        tie,
                        new Strangers(),
                        new ConnectionAnswer.Removed(),
                        new Change.ConnectionDeleted(
                                tie.pair().low(), tie.pair().high(), since, Cause.REMOVED, either))
                : stay(tie, new ConnectionAnswer.NotConnected());
    }

    private interface Step {
        /** The changed request, null if the action does not apply to it. */
        @Nullable
        Requested of(Requested request);
    }

    /** An action of the receiver on the request. */
    private static Decision<ConnectionAnswer> answered(
            Tie tie, UserId asked, Step step, ConnectionAnswer done, List<Change> changes) {
        Refusal refusal = Refusal.forAnyAction(tie, asked);
        if (refusal != null) {
            return stay(tie, new ConnectionAnswer.Refused(refusal));
        }
        if (!(tie.connection() instanceof Requested request) || request.from().equals(asked)) {
            return stay(tie, new ConnectionAnswer.NoRequest());
        }
        Requested next = step.of(request);
        return next == null
                ? stay(tie, new ConnectionAnswer.NoRequest())
                : new Decision<>(tie.with(next), done, changes);
    }

    private static Decision<ConnectionAnswer> go(Tie tie, Connection next, ConnectionAnswer answer, Change change) {
        return new Decision<>(tie.with(next), answer, List.of(change));
    }

    private static Decision<ConnectionAnswer> stay(Tie tie, ConnectionAnswer answer) {
        return Decision.unchanged(tie, answer);
    }
}
