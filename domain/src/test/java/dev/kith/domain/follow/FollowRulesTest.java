package dev.kith.domain.follow;

import static dev.kith.domain.tie.TestUsers.ANNA;
import static dev.kith.domain.tie.TestUsers.BEN;
import static dev.kith.domain.tie.TestUsers.LATER;
import static dev.kith.domain.tie.TestUsers.NOON;
import static dev.kith.domain.tie.TestUsers.STRANGERS;
import static dev.kith.domain.tie.TestUsers.following;
import static dev.kith.domain.tie.TestUsers.hidden;
import static dev.kith.domain.tie.TestUsers.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.change.Cause;
import dev.kith.domain.change.Change;
import dev.kith.domain.follow.FollowAnswer.AlreadyFollowing;
import dev.kith.domain.follow.FollowAnswer.Followed;
import dev.kith.domain.follow.FollowAnswer.NotFollowing;
import dev.kith.domain.follow.FollowAnswer.Refused;
import dev.kith.domain.follow.FollowAnswer.Unfollowed;
import dev.kith.domain.tie.AccountState;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.tie.Tie;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FollowRulesTest {

    @Test
    void a_stranger_can_be_followed() {
        Decision<FollowAnswer> decision = FollowRules.follow(STRANGERS, BEN, LATER);

        assertThat(decision)
                .isEqualTo(new Decision<>(
                        STRANGERS.with(BEN, STRANGERS.of(BEN).following(LATER)),
                        new Followed(),
                        List.of(new Change.FollowCreated(BEN, ANNA, LATER, false, BEN))));
    }

    @Test
    void to_follow_a_second_time_changes_nothing() {
        Tie tie = following(STRANGERS, ANNA);

        assertThat(FollowRules.follow(tie, ANNA, LATER)).isEqualTo(Decision.unchanged(tie, new AlreadyFollowing()));
    }

    @Test
    void to_unfollow_a_second_time_changes_nothing() {
        assertThat(FollowRules.unfollow(STRANGERS, ANNA)).isEqualTo(Decision.unchanged(STRANGERS, new NotFollowing()));
    }

    @Test
    void a_toggle_is_undone_by_the_next() {
        Decision<FollowAnswer> once = FollowRules.toggle(STRANGERS, ANNA, NOON);
        Decision<FollowAnswer> twice = FollowRules.toggle(once.next(), ANNA, LATER);

        assertThat(once.answer()).isEqualTo(new Followed());
        assertThat(twice)
                .isEqualTo(new Decision<>(
                        STRANGERS,
                        new Unfollowed(),
                        List.of(new Change.FollowDeleted(ANNA, BEN, NOON, false, Cause.UNFOLLOW, ANNA))));
    }

    @Test
    void the_other_side_is_left_alone() {
        Tie both = following(following(STRANGERS, ANNA), BEN);

        assertThat(FollowRules.toggle(both, ANNA, LATER).next()).isEqualTo(following(STRANGERS, BEN));
    }

    @Test
    void the_followee_may_end_the_follow() {
        Tie both = following(following(STRANGERS, ANNA), BEN);

        assertThat(FollowRules.removeFollower(both, BEN))
                .isEqualTo(new Decision<>(
                        following(STRANGERS, BEN),
                        new Unfollowed(),
                        List.of(new Change.FollowDeleted(ANNA, BEN, NOON, true, Cause.REMOVED, BEN))));
        assertThat(FollowRules.removeFollower(STRANGERS, BEN))
                .isEqualTo(Decision.unchanged(STRANGERS, new NotFollowing()));
    }

    @Test
    void a_blocked_user_may_unfollow_but_not_follow() {
        Tie blocked = standing(AccountState.BLOCKED, AccountState.ACTIVE);

        assertThat(FollowRules.toggle(blocked, ANNA, NOON))
                .isEqualTo(Decision.unchanged(blocked, new Refused(Refusal.BLOCKED)));
        assertThat(FollowRules.toggle(following(blocked, ANNA), ANNA, NOON))
                .isEqualTo(new Decision<>(
                        blocked,
                        new Unfollowed(),
                        List.of(new Change.FollowDeleted(ANNA, BEN, NOON, false, Cause.UNFOLLOW, ANNA))));
        assertThat(FollowRules.toggle(blocked, BEN, NOON).answer())
                .as("the blocked can be followed")
                .isEqualTo(new Followed());
    }

    @Test
    void neither_user_of_a_hidden_pair_can_follow() {
        Tie tie = hidden(STRANGERS, BEN);

        assertThat(FollowRules.toggle(tie, ANNA, NOON)).isEqualTo(Decision.unchanged(tie, new Refused(Refusal.HIDDEN)));
        assertThat(FollowRules.toggle(tie, BEN, NOON)).isEqualTo(Decision.unchanged(tie, new Refused(Refusal.HIDDEN)));
    }

    @Test
    void deleted_users_neither_follow_nor_are_followed() {
        Tie tie = standing(AccountState.ACTIVE, AccountState.DELETED);

        assertThat(FollowRules.toggle(tie, ANNA, NOON))
                .isEqualTo(Decision.unchanged(tie, new Refused(Refusal.NO_SUCH_USER)));
        assertThat(FollowRules.toggle(tie, BEN, NOON))
                .isEqualTo(Decision.unchanged(tie, new Refused(Refusal.CALLER_DELETED)));
    }
}
