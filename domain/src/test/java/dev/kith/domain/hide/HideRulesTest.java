package dev.kith.domain.hide;

import static dev.kith.domain.tie.TestUsers.ANNA;
import static dev.kith.domain.tie.TestUsers.BEN;
import static dev.kith.domain.tie.TestUsers.LATER;
import static dev.kith.domain.tie.TestUsers.NOON;
import static dev.kith.domain.tie.TestUsers.STRANGERS;
import static dev.kith.domain.tie.TestUsers.following;
import static dev.kith.domain.tie.TestUsers.hidden;
import static dev.kith.domain.tie.TestUsers.standing;
import static dev.kith.domain.tie.TestUsers.unseen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.change.Cause;
import dev.kith.domain.change.Change;
import dev.kith.domain.connection.ConnectionRules;
import dev.kith.domain.follow.FollowRules;
import dev.kith.domain.hide.HideAnswer.Hidden;
import dev.kith.domain.hide.HideAnswer.Refused;
import dev.kith.domain.hide.HideAnswer.Shown;
import dev.kith.domain.tie.AccountState;
import dev.kith.domain.tie.Connection.Connected;
import dev.kith.domain.tie.Connection.Requested;
import dev.kith.domain.tie.Connection.Strangers;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.tie.Replay;
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

final class HideRulesTest {

    @Test
    void hiding_ends_follows_in_both_directions_and_a_connection() {
        Tie tie = following(following(STRANGERS, ANNA), BEN).with(new Connected(NOON));

        assertThat(HideRules.toggle(tie, ANNA, NOON))
                .isEqualTo(new Decision<>(
                        hidden(STRANGERS, ANNA),
                        new Hidden(),
                        List.of(
                                new Change.FollowDeleted(ANNA, BEN, NOON, true, Cause.HIDE, ANNA),
                                new Change.FollowDeleted(BEN, ANNA, NOON, false, Cause.HIDE, ANNA),
                                new Change.ConnectionDeleted(ANNA, BEN, NOON, Cause.HIDE, ANNA),
                                new Change.HideCreated(ANNA, BEN, NOON, ANNA))));
    }

    @Test
    void hiding_ends_a_request_of_either_side() {
        for (UserId from : List.of(ANNA, BEN)) {
            Tie tie = STRANGERS.with(new Requested(from, NOON, null, LATER));
            assertThat(HideRules.toggle(tie, ANNA, NOON).next().connection()).isEqualTo(new Strangers());
        }
    }

    @Test
    void showing_again_restores_nothing() {
        Tie tie = following(following(STRANGERS, ANNA), BEN).with(new Connected(NOON));

        Tie shown = HideRules.toggle(HideRules.toggle(tie, ANNA, NOON).next(), ANNA, LATER)
                .next();

        assertThat(shown).isEqualTo(STRANGERS);
        assertThat(HideRules.toggle(hidden(STRANGERS, ANNA), ANNA, LATER).answer())
                .isEqualTo(new Shown());
    }

    @Test
    void to_hide_or_to_show_a_second_time_changes_nothing() {
        Tie hiding = hidden(STRANGERS, ANNA);

        assertThat(HideRules.hide(hiding, ANNA, LATER))
                .isEqualTo(Decision.unchanged(hiding, new HideAnswer.AlreadyHidden()));
        assertThat(HideRules.show(STRANGERS, ANNA))
                .isEqualTo(Decision.unchanged(STRANGERS, new HideAnswer.NotHidden()));
        assertThat(HideRules.show(hiding, ANNA))
                .isEqualTo(new Decision<>(STRANGERS, new Shown(), List.of(new Change.HideDeleted(ANNA, BEN, ANNA))));
        assertThat(HideRules.hide(STRANGERS, ANNA, NOON)).isEqualTo(HideRules.toggle(STRANGERS, ANNA, NOON));
    }

    @Test
    void each_user_hides_independently() {
        Tie both = HideRules.toggle(hidden(STRANGERS, ANNA), BEN, NOON).next();

        assertThat(both).isEqualTo(hidden(hidden(STRANGERS, ANNA), BEN));
        assertThat(HideRules.toggle(both, ANNA, NOON).next().isHidden())
                .as("the other still hides")
                .isTrue();
    }

    @Test
    void blocked_users_may_hide_and_deleted_users_cannot_be_hidden() {
        assertThat(HideRules.toggle(standing(AccountState.BLOCKED, AccountState.ACTIVE), ANNA, NOON)
                        .answer())
                .isEqualTo(new Hidden());
        assertThat(HideRules.toggle(standing(AccountState.ACTIVE, AccountState.DELETED), ANNA, NOON)
                        .answer())
                .isEqualTo(new Refused(Refusal.NO_SUCH_USER));
        assertThat(HideRules.toggle(standing(AccountState.DELETED, AccountState.ACTIVE), ANNA, NOON)
                        .answer())
                .isEqualTo(new Refused(Refusal.CALLER_DELETED));
    }

    /** From strangers, no sequence of rules leads to an illegal tie. */
    @Property
    void any_sequence_of_rules_leaves_a_legal_tie(@ForAll("steps") List<Step> steps) {
        Tie tie = STRANGERS;
        Tie replayed = STRANGERS;
        for (Step step : steps) {
            Decision<?> decision = step.act().apply(tie, step.actor());
            assertThat(decision.next().pair()).isEqualTo(tie.pair());
            tie = decision.next();
            for (Change change : decision.changes()) {
                assertThat(Replay.pair(change)).isEqualTo(tie.pair());
                replayed = Replay.apply(replayed, change, NOON);
            }
            assertThat(replayed).as("the replay of all changes").isEqualTo(unseen(tie));
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
                        new Step("toggle follow", actor, (tie, by) -> FollowRules.toggle(tie, by, NOON)),
                        new Step("follow", actor, (tie, by) -> FollowRules.follow(tie, by, NOON)),
                        new Step("unfollow", actor, FollowRules::unfollow),
                        new Step("remove follower", actor, FollowRules::removeFollower),
                        new Step("hide", actor, (tie, by) -> HideRules.toggle(tie, by, NOON)),
                        new Step("show", actor, HideRules::show),
                        new Step("connect", actor, (tie, by) -> ConnectionRules.connect(tie, by, NOON)),
                        new Step("ask", actor, (tie, by) -> ConnectionRules.ask(tie, by, NOON)),
                        new Step("accept", actor, (tie, by) -> ConnectionRules.accept(tie, by, NOON)),
                        new Step("reject", actor, (tie, by) -> ConnectionRules.reject(tie, by, NOON)),
                        new Step("cancel reject", actor, ConnectionRules::cancelReject),
                        new Step("mark seen", actor, (tie, by) -> ConnectionRules.markSeen(tie, by, NOON)),
                        new Step("cancel", actor, ConnectionRules::cancel),
                        new Step("remove", actor, ConnectionRules::remove))
                        .stream())
                .toList();
        return Arbitraries.of(all).list().ofMaxSize(30);
    }
}
