package dev.kith.application.tie;

import dev.kith.domain.action.TieAnswer;
import dev.kith.domain.tie.Refusal;
import java.time.Clock;

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

    public TieAnswer handle(TieOperation operation) {
        if (operation.isWithOneself()) {
            return new TieAnswer.Refused(Refusal.SELF);
        }
        PairRule<TieAnswer> rule = operation.rule(clock);
        return ties.decide(rule.pair(), rule.rule());
    }
}
