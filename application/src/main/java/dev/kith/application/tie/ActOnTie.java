package dev.kith.application.tie;

import dev.kith.domain.action.TieAction;
import dev.kith.domain.action.TieAnswer;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.user.UserId;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Does something about another user, so that a second time changes nothing. The answer has the tie of the moment of the
 * decision.
 */
public final class ActOnTie {

    private final Ties ties;
    private final Clock clock;

    public ActOnTie(Ties ties, Clock clock) {
        this.ties = ties;
        this.clock = clock;
    }

    /**
     * @param since when a new follow or connection began, from 1970 on and not in the future; null for now. Other
     *     actions, and an edge that exists already, ignore it
     */
    public TieAnswer handle(UserId actor, UserId other, TieAction action, @Nullable Instant since) {
        if (actor.equals(other)) {
            return new TieAnswer.Refused(Refusal.SELF);
        }
        return ties.decide(
                Pair.of(actor, other),
                tie -> action.decide(tie, actor, since == null || !action.canBeInThePast() ? clock.instant() : since));
    }
}
