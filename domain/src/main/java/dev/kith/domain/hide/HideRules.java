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
        Refusal refusal = Refusal.forAnyAction(tie, hider);
        if (refusal != null) {
            return Decision.unchanged(tie, new HideAnswer.Refused(refusal));
        }
        UserId hidden = tie.pair().other(hider);
        if (tie.of(hider).hides() != null) {
            return new Decision<>(
                    tie.with(hider, tie.of(hider).hiding(null)),
                    new HideAnswer.Shown(),
                    List.of(new Change.HideDeleted(hider, hidden, hider)));
        }
        Tie next = tie.with(hider, tie.of(hider).following(null).hiding(now))
                .with(hidden, tie.of(hidden).following(null))
                .with(new Connection.Strangers());
        List<Change> changes = new ArrayList<>();
        if (tie.follows(hider)) {
            changes.add(new Change.FollowDeleted(hider, hidden, tie.follows(hidden), Cause.HIDE, hider));
        }
        if (tie.follows(hidden)) {
            changes.add(new Change.FollowDeleted(hidden, hider, false, Cause.HIDE, hider));
        }
        switch (tie.connection()) {
            case Connection.Strangers() -> {}
            case Connection.Requested request ->
                changes.add(new Change.RequestCancelled(
                        request.from(), tie.pair().other(request.from()), Cause.HIDE, hider));
            case Connection.Connected ignored ->
                changes.add(new Change.ConnectionDeleted(
                        tie.pair().low(), tie.pair().high(), Cause.HIDE, hider));
        }
        changes.add(new Change.HideCreated(hider, hidden, now, hider));
        return new Decision<>(next, new HideAnswer.Hidden(), List.copyOf(changes));
    }
}
