package dev.kith.application.tie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.Stores;
import dev.kith.domain.action.TieAction;
import dev.kith.domain.action.TieAnswer;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class ActOnTieTest extends Contract {

    private static final Instant PAST = NOON.minusSeconds(3_600);

    @Override
    protected Stores stores() {
        return Stores.inMemory();
    }

    private TieAnswer act(UserId actor, UserId other, TieAction action, Instant since) {
        return new ActOnTie(ties, Clock.fixed(NOON, ZoneOffset.UTC))
                .handle(new TieOperation(actor, other, action, since));
    }

    @Test
    void only_what_can_be_in_the_past_takes_a_time_of_the_past() {
        for (TieAction action : TieAction.values()) {
            UserId anna = person("anna" + action);
            UserId ben = person("ben" + action);
            if (act(anna, ben, action, PAST) instanceof TieAnswer.Done(Tie tie, boolean changed)) {
                assertThat(tie).isEqualTo(ties.between(Pair.of(anna, ben)));
                if (changed) {
                    assertThat(tie.toString())
                            .contains((action.canBeInThePast() ? PAST : NOON).toString())
                            .doesNotContain((action.canBeInThePast() ? NOON : PAST).toString());
                }
            }
        }
    }

    @Test
    void nobody_acts_on_themself_or_on_nobody() {
        UserId anna = person("anna");
        for (TieAction action : TieAction.values()) {
            assertThat(act(anna, anna, action, PAST)).isEqualTo(new TieAnswer.Refused(Refusal.SELF));
            assertThat(act(anna, new UserId(99), action, PAST)).isEqualTo(new TieAnswer.Refused(Refusal.NO_SUCH_USER));
        }
    }
}
