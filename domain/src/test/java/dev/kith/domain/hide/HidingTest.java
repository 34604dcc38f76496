package dev.kith.domain.hide;

import static dev.kith.domain.tie.People.ANNA;
import static dev.kith.domain.tie.People.BEN;
import static dev.kith.domain.tie.People.LATER;
import static dev.kith.domain.tie.People.NOON;
import static dev.kith.domain.tie.People.STRANGERS;
import static dev.kith.domain.tie.People.following;
import static dev.kith.domain.tie.People.hidden;
import static dev.kith.domain.tie.People.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.connection.Connecting;
import dev.kith.domain.connection.Connection.Connected;
import dev.kith.domain.connection.Connection.Requested;
import dev.kith.domain.connection.Connection.Strangers;
import dev.kith.domain.follow.Following;
import dev.kith.domain.hide.HideAnswer.Hidden;
import dev.kith.domain.hide.HideAnswer.Refused;
import dev.kith.domain.hide.HideAnswer.Shown;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.tie.Standing;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class HidingTest {

    @Test
    void hiding_ends_follows_in_both_directions_and_a_connection() {
        Tie tie = following(following(STRANGERS, ANNA), BEN).with(new Connected(NOON));

        assertThat(Hiding.toggle(tie, ANNA, NOON)).isEqualTo(new Decision<>(hidden(STRANGERS, ANNA), new Hidden()));
    }

    @Test
    void hiding_ends_a_request_whoever_sent_it() {
        for (UserId from : List.of(ANNA, BEN)) {
            Tie tie = STRANGERS.with(new Requested(from, NOON, null, LATER));
            assertThat(Hiding.toggle(tie, ANNA, NOON).next().connection()).isEqualTo(new Strangers());
        }
    }

    @Test
    void showing_again_restores_nothing() {
        Tie tie = following(following(STRANGERS, ANNA), BEN).with(new Connected(NOON));

        Tie shown = Hiding.toggle(Hiding.toggle(tie, ANNA, NOON).next(), ANNA, LATER).next();

        assertThat(shown).isEqualTo(STRANGERS);
        assertThat(Hiding.toggle(hidden(STRANGERS, ANNA), ANNA, LATER).answer()).isEqualTo(new Shown());
    }

    @Test
    void each_hides_for_themselves() {
        Tie both = Hiding.toggle(hidden(STRANGERS, ANNA), BEN, NOON).next();

        assertThat(both).isEqualTo(hidden(hidden(STRANGERS, ANNA), BEN));
        assertThat(Hiding.toggle(both, ANNA, NOON).next().isHidden()).as("the other still hides").isTrue();
    }

    @Test
    void the_blocked_may_hide_and_the_gone_are_beyond_it() {
        assertThat(Hiding.toggle(standing(Standing.BLOCKED, Standing.ACTIVE), ANNA, NOON).answer()).isEqualTo(new Hidden());
        assertThat(Hiding.toggle(standing(Standing.ACTIVE, Standing.GONE), ANNA, NOON).answer()).isEqualTo(new Refused(Refusal.NO_SUCH_USER));
        assertThat(Hiding.toggle(standing(Standing.GONE, Standing.ACTIVE), ANNA, NOON).answer()).isEqualTo(new Refused(Refusal.CALLER_GONE));
    }

    /** The law of all rules together: from strangers, no sequence of them leaves a tie that may not be. */
    @Property
    void any_sequence_of_rules_leaves_a_legal_tie(@ForAll("steps") List<Step> steps) {
        Tie tie = STRANGERS;
        for (Step step : steps) {
            Decision<?> decision = step.act().apply(tie, step.actor());
            assertThat(decision.next().pair()).isEqualTo(tie.pair());
            tie = decision.next();
            if (tie.isHidden()) {
                assertThat(tie.follows(ANNA) || tie.follows(BEN)).isFalse();
                assertThat(tie.connection()).isEqualTo(new Strangers());
            }
            if (tie.connection() instanceof Requested request) {
                assertThat(request.from()).isIn(ANNA, BEN);
            }
        }
    }

    record Step(String name, UserId actor, BiFunction<Tie, UserId, Decision<?>> act) {

        @Override
        public String toString() {
            return name + " by " + actor;
        }
    }

    @Provide
    static Arbitrary<List<Step>> steps() {
        List<Step> all = List.of(ANNA, BEN).stream()
                .flatMap(actor -> List.of(
                                new Step("toggle follow", actor, (tie, by) -> Following.toggle(tie, by, NOON)),
                                new Step("follow", actor, (tie, by) -> Following.follow(tie, by, NOON)),
                                new Step("unfollow", actor, Following::unfollow),
                                new Step("hide", actor, (tie, by) -> Hiding.toggle(tie, by, NOON)),
                                new Step("ask", actor, (tie, by) -> Connecting.ask(tie, by, NOON)),
                                new Step("accept", actor, (tie, by) -> Connecting.accept(tie, by, NOON)),
                                new Step("reject", actor, (tie, by) -> Connecting.reject(tie, by, NOON)),
                                new Step("cancel reject", actor, Connecting::cancelReject),
                                new Step("mark seen", actor, (tie, by) -> Connecting.markSeen(tie, by, NOON)),
                                new Step("cancel", actor, Connecting::cancel),
                                new Step("remove", actor, Connecting::remove))
                        .stream())
                .toList();
        return Arbitraries.of(all).list().ofMaxSize(30);
    }
}
