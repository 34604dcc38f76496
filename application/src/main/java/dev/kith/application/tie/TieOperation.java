package dev.kith.application.tie;

import dev.kith.domain.action.TieAction;
import dev.kith.domain.action.TieAnswer;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.user.UserId;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a user does about another user.
 *
 * @param since when a new follow or connection began, from 1970 on and not in the future; null for now. Other actions,
 *     and an edge that exists already, ignore it
 */
public record TieOperation(
        UserId actor,
        UserId other,
        TieAction action,
        @Nullable Instant since) {

    boolean isWithOneself() {
        return actor.equals(other);
    }

    PairRule<TieAnswer> rule(Clock clock) {
        return new PairRule<>(
                Pair.of(actor, other),
                tie -> action.decide(tie, actor, since == null || !action.canBeInThePast() ? clock.instant() : since));
    }
}
