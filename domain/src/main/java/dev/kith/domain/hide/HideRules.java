package dev.kith.domain.hide;

import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import java.time.Instant;

/**
 * The rules of hiding. Hiding removes follows, requests and the connection of the two. Showing again restores none of
 * them.
 */
public final class HideRules {

    private HideRules() {}

    public static Decision<HideAnswer> toggle(Tie tie, UserId hider, Instant now) {
        Refusal refusal = Refusal.forAnyAction(tie, hider);
        if (refusal != null) {
            return new Decision<>(tie, new HideAnswer.Refused(refusal));
        }
        if (tie.of(hider).hides() != null) {
            return new Decision<>(tie.with(hider, tie.of(hider).hiding(null)), new HideAnswer.Shown());
        }
        UserId hidden = tie.pair().other(hider);
        Tie next = tie.with(hider, tie.of(hider).following(null).hiding(now))
                .with(hidden, tie.of(hidden).following(null))
                .with(new Connection.Strangers());
        return new Decision<>(next, new HideAnswer.Hidden());
    }
}
