package dev.kith.application.hide;

import dev.kith.application.tie.Ties;
import dev.kith.domain.hide.HideAnswer;
import dev.kith.domain.hide.HideRules;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.user.UserId;
import java.time.Clock;

/** Hides a user, or shows one that is hidden already. */
public final class ToggleHide {

    private final Ties ties;
    private final Clock clock;

    public ToggleHide(Ties ties, Clock clock) {
        this.ties = ties;
        this.clock = clock;
    }

    public HideAnswer handle(UserId hider, UserId hidden) {
        if (hider.equals(hidden)) {
            return new HideAnswer.Refused(Refusal.SELF);
        }
        return ties.decide(Pair.of(hider, hidden), tie -> HideRules.toggle(tie, hider, clock.instant()));
    }
}
