package dev.kith.domain.action;

import dev.kith.domain.connection.ConnectionAnswer;
import dev.kith.domain.connection.ConnectionRules;
import dev.kith.domain.follow.FollowAnswer;
import dev.kith.domain.follow.FollowRules;
import dev.kith.domain.hide.HideAnswer;
import dev.kith.domain.hide.HideRules;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import java.time.Instant;

/** What a user can do about another user. No action is a toggle: the same one a second time changes nothing. */
public enum TieAction {
    FOLLOW,
    UNFOLLOW,
    /** The actor ends the follow of the other user. */
    REMOVE_FOLLOWER,
    HIDE,
    SHOW,
    /** Connects the two without a request. */
    CONNECT,
    DISCONNECT,
    /** The actor requests a connection. If the other user has requested it already, the two are connected. */
    ASK,
    /** The actor withdraws their request. */
    CANCEL,
    /** A rejected request cannot be accepted: {@link #CANCEL_REJECT} comes first. */
    ACCEPT,
    REJECT,
    /** The actor takes their rejection back. */
    CANCEL_REJECT,
    MARK_SEEN;

    /** Whether the action begins an edge; else it ends or answers something. */
    public boolean beginsEdge() {
        return switch (this) {
            case FOLLOW, HIDE, CONNECT, ASK -> true;
            case UNFOLLOW, REMOVE_FOLLOWER, SHOW, DISCONNECT, CANCEL, ACCEPT, REJECT, CANCEL_REJECT, MARK_SEEN -> false;
        };
    }

    /** Whether what begins with the action may have begun in the past. */
    public boolean canBeInThePast() {
        return this == FOLLOW || this == CONNECT;
    }

    /** @param time of what begins with the action: now, or in the past if it {@link #canBeInThePast} */
    public Decision<TieAnswer> decide(Tie tie, UserId actor, Instant time) {
        return switch (this) {
            case FOLLOW -> ofFollow(tie, FollowRules.follow(tie, actor, time));
            case UNFOLLOW -> ofFollow(tie, FollowRules.unfollow(tie, actor));
            case REMOVE_FOLLOWER -> ofFollow(tie, FollowRules.removeFollower(tie, actor));
            case HIDE -> ofHide(tie, HideRules.hide(tie, actor, time));
            case SHOW -> ofHide(tie, HideRules.show(tie, actor));
            case CONNECT -> ofConnection(tie, actor, ConnectionRules.connect(tie, actor, time));
            case DISCONNECT -> ofConnection(tie, actor, ConnectionRules.remove(tie, actor));
            case ASK -> ofConnection(tie, actor, ConnectionRules.ask(tie, actor, time));
            case CANCEL -> ofConnection(tie, actor, ConnectionRules.cancel(tie, actor));
            case ACCEPT -> ofConnection(tie, actor, ConnectionRules.accept(tie, actor, time));
            case REJECT -> ofConnection(tie, actor, ConnectionRules.reject(tie, actor, time));
            case CANCEL_REJECT -> ofConnection(tie, actor, ConnectionRules.cancelReject(tie, actor));
            case MARK_SEEN -> ofConnection(tie, actor, ConnectionRules.markSeen(tie, actor, time));
        };
    }

    private static Decision<TieAnswer> ofFollow(Tie before, Decision<FollowAnswer> decision) {
        return switch (decision.answer()) {
            case FollowAnswer.Followed(),
                    FollowAnswer.AlreadyFollowing(),
                    FollowAnswer.Unfollowed(),
                    FollowAnswer.NotFollowing() -> done(before, decision);
            case FollowAnswer.Refused(var why) -> Decision.unchanged(before, new TieAnswer.Refused(why));
        };
    }

    private static Decision<TieAnswer> ofHide(Tie before, Decision<HideAnswer> decision) {
        return switch (decision.answer()) {
            case HideAnswer.Hidden(), HideAnswer.AlreadyHidden(), HideAnswer.Shown(), HideAnswer.NotHidden() ->
                done(before, decision);
            case HideAnswer.Refused(var why) -> Decision.unchanged(before, new TieAnswer.Refused(why));
        };
    }

    private Decision<TieAnswer> ofConnection(Tie before, UserId actor, Decision<ConnectionAnswer> decision) {
        return switch (decision.answer()) {
            case ConnectionAnswer.Sent(),
                    ConnectionAnswer.MetHalfway(),
                    ConnectionAnswer.ConnectedAtOnce(),
                    ConnectionAnswer.AlreadyAsked(),
                    ConnectionAnswer.AlreadyConnected(),
                    ConnectionAnswer.Accepted(),
                    ConnectionAnswer.Rejected(),
                    ConnectionAnswer.Restored(),
                    ConnectionAnswer.Cancelled(),
                    ConnectionAnswer.Seen(),
                    ConnectionAnswer.Removed(),
                    ConnectionAnswer.NotConnected() -> done(before, decision);
            case ConnectionAnswer.NoRequest() ->
                isDone(before.connection(), actor)
                        ? done(before, decision)
                        : Decision.unchanged(before, new TieAnswer.NoRequest());
            case ConnectionAnswer.Refused(var why) -> Decision.unchanged(before, new TieAnswer.Refused(why));
        };
    }

    /** Whether an action that finds no request for itself has nothing left to do. */
    private boolean isDone(Connection connection, UserId actor) {
        return switch (this) {
            case CANCEL -> true;
            case ACCEPT -> connection instanceof Connection.Connected;
            // a request that was rejected, or is pending, already
            case REJECT, CANCEL_REJECT ->
                connection instanceof Connection.Requested request
                        && !request.from().equals(actor);
            case FOLLOW, UNFOLLOW, REMOVE_FOLLOWER, HIDE, SHOW, CONNECT, DISCONNECT, ASK, MARK_SEEN -> false;
        };
    }

    private static Decision<TieAnswer> done(Tie before, Decision<?> decision) {
        return new Decision<>(
                decision.next(),
                new TieAnswer.Done(decision.next(), !decision.next().equals(before)),
                decision.changes());
    }
}
