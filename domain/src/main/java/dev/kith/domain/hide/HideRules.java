package dev.kith.domain.hide;

import dev.kith.domain.change.Cause;
import dev.kith.domain.change.Change;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of hiding. Hiding removes follows, requests and the connection of the two. Showing again restores none of
 * them.
 */
public final class HideRules {

    private HideRules() {}

    public static Decision<HideAnswer> toggle(Tie tie, UserId hider, Instant now) {
        return tie.of(hider).hides() == null ? hide(tie, hider, now) : show(tie, hider);
    }

    public static Decision<HideAnswer> show(Tie tie, UserId hider) {
        Refusal refusal = Refusal.forAnyAction(tie, hider);
        if (refusal != null) {
            return Decision.unchanged(tie, new HideAnswer.Refused(refusal));
        }
        return tie.of(hider).hides() == null
                ? Decision.unchanged(tie, new HideAnswer.NotHidden())
                : new Decision<>(
                        tie.with(hider, tie.of(hider).hiding(null)),
                        new HideAnswer.Shown(),
                        List.of(new Change.HideDeleted(hider, tie.pair().other(hider), hider)));
    }

    public static Decision<HideAnswer> hide(Tie tie, UserId hider, Instant now) {
        Refusal refusal = Refusal.forAnyAction(tie, hider);
        if (refusal != null) {
            return Decision.unchanged(tie, new HideAnswer.Refused(refusal));
        }
        if (tie.of(hider).hides() != null) {
            return Decision.unchanged(tie, new HideAnswer.AlreadyHidden());
        }
        UserId hidden = tie.pair().other(hider);
        Tie next = tie.with(hider, tie.of(hider).following(null).hiding(now))
                .with(hidden, tie.of(hidden).following(null))
                .with(new Connection.Strangers());
        List<Change> changes = new ArrayList<>();
        Instant hiderFollows = tie.of(hider).follows();
        Instant hiddenFollows = tie.of(hidden).follows();
        if (hiderFollows != null) {
            changes.add(
                    new Change.FollowDeleted(hider, hidden, hiderFollows, hiddenFollows != null, Cause.HIDE, hider));
        }
        if (hiddenFollows != null) {
            changes.add(new Change.FollowDeleted(hidden, hider, hiddenFollows, false, Cause.HIDE, hider));
        }
        switch (tie.connection()) {
            case Connection.Strangers() -> {}
            case Connection.Requested request ->
                changes.add(new Change.RequestCancelled(
                        request.from(), tie.pair().other(request.from()), Cause.HIDE, hider));
            case Connection.Connected(Instant since) ->
                changes.add(new Change.ConnectionDeleted(
                        tie.pair().low(), tie.pair().high(), since, Cause.HIDE, hider));
        }
        changes.add(new Change.HideCreated(hider, hidden, now, hider));
        return new Decision<>(next, new HideAnswer.Hidden(), List.copyOf(changes));
    }
}
