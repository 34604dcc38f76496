package dev.kith.domain.follow;

import static dev.kith.domain.tie.People.ANNA;
import static dev.kith.domain.tie.People.BEN;
import static dev.kith.domain.tie.People.LATER;
import static dev.kith.domain.tie.People.NOON;
import static dev.kith.domain.tie.People.STRANGERS;
import static dev.kith.domain.tie.People.following;
import static dev.kith.domain.tie.People.hidden;
import static dev.kith.domain.tie.People.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.follow.FollowAnswer.AlreadyFollowing;
import dev.kith.domain.follow.FollowAnswer.Followed;
import dev.kith.domain.follow.FollowAnswer.NotFollowing;
import dev.kith.domain.follow.FollowAnswer.Refused;
import dev.kith.domain.follow.FollowAnswer.Unfollowed;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.tie.Standing;
import dev.kith.domain.tie.Tie;
import org.junit.jupiter.api.Test;

final class FollowingTest {

    @Test
    void a_stranger_can_be_followed() {
        Decision<FollowAnswer> decision = Following.follow(STRANGERS, BEN, LATER);

        assertThat(decision).isEqualTo(new Decision<>(STRANGERS.with(BEN, STRANGERS.of(BEN).following(LATER)), new Followed()));
    }

    @Test
    void to_follow_a_second_time_changes_nothing() {
        Tie tie = following(STRANGERS, ANNA);

        assertThat(Following.follow(tie, ANNA, LATER)).isEqualTo(new Decision<>(tie, new AlreadyFollowing()));
    }

    @Test
    void to_unfollow_a_second_time_changes_nothing() {
        assertThat(Following.unfollow(STRANGERS, ANNA)).isEqualTo(new Decision<>(STRANGERS, new NotFollowing()));
    }

    @Test
    void a_toggle_is_undone_by_the_next() {
        Decision<FollowAnswer> once = Following.toggle(STRANGERS, ANNA, NOON);
        Decision<FollowAnswer> twice = Following.toggle(once.next(), ANNA, LATER);

        assertThat(once.answer()).isEqualTo(new Followed());
        assertThat(twice).isEqualTo(new Decision<>(STRANGERS, new Unfollowed()));
    }

    @Test
    void the_other_side_is_left_alone() {
        Tie both = following(following(STRANGERS, ANNA), BEN);

        assertThat(Following.toggle(both, ANNA, LATER).next()).isEqualTo(following(STRANGERS, BEN));
    }

    @Test
    void whoever_is_blocked_may_unfollow_but_not_follow() {
        Tie blocked = standing(Standing.BLOCKED, Standing.ACTIVE);

        assertThat(Following.toggle(blocked, ANNA, NOON)).isEqualTo(new Decision<>(blocked, new Refused(Refusal.BLOCKED)));
        assertThat(Following.toggle(following(blocked, ANNA), ANNA, NOON)).isEqualTo(new Decision<>(blocked, new Unfollowed()));
        assertThat(Following.toggle(blocked, BEN, NOON).answer()).as("the blocked can be followed").isEqualTo(new Followed());
    }

    @Test
    void neither_of_a_hidden_pair_can_follow() {
        Tie tie = hidden(STRANGERS, BEN);

        assertThat(Following.toggle(tie, ANNA, NOON)).isEqualTo(new Decision<>(tie, new Refused(Refusal.HIDDEN)));
        assertThat(Following.toggle(tie, BEN, NOON)).isEqualTo(new Decision<>(tie, new Refused(Refusal.HIDDEN)));
    }

    @Test
    void the_gone_neither_follow_nor_are_followed() {
        Tie tie = standing(Standing.ACTIVE, Standing.GONE);

        assertThat(Following.toggle(tie, ANNA, NOON)).isEqualTo(new Decision<>(tie, new Refused(Refusal.NO_SUCH_USER)));
        assertThat(Following.toggle(tie, BEN, NOON)).isEqualTo(new Decision<>(tie, new Refused(Refusal.CALLER_GONE)));
    }
}
