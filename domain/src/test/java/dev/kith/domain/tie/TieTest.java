package dev.kith.domain.tie;

import static dev.kith.domain.tie.People.ANNA;
import static dev.kith.domain.tie.People.BEN;
import static dev.kith.domain.tie.People.BOTH;
import static dev.kith.domain.tie.People.LATER;
import static dev.kith.domain.tie.People.NOON;
import static dev.kith.domain.tie.People.STRANGERS;
import static dev.kith.domain.tie.People.following;
import static dev.kith.domain.tie.People.hidden;
import static dev.kith.domain.tie.People.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.domain.community.Mode;
import dev.kith.domain.connection.Connection.Connected;
import dev.kith.domain.connection.Connection.Requested;
import dev.kith.domain.user.Status;
import dev.kith.domain.user.UserId;
import org.junit.jupiter.api.Test;

final class TieTest {

    @Test
    void a_pair_is_the_same_whoever_is_named_first() {
        assertThat(Pair.of(BEN, ANNA)).isEqualTo(Pair.of(ANNA, BEN)).isEqualTo(BOTH);
        assertThat(BOTH.other(ANNA)).isEqualTo(BEN);
        assertThat(BOTH.other(BEN)).isEqualTo(ANNA);
    }

    @Test
    void no_one_is_a_pair_with_themselves() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pair.of(ANNA, new UserId(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pair(BEN, ANNA));
    }

    @Test
    void each_side_is_its_own() {
        Tie tie = following(STRANGERS, BEN);

        assertThat(tie.follows(BEN)).isTrue();
        assertThat(tie.follows(ANNA)).isFalse();
        assertThat(tie.of(ANNA)).isEqualTo(STRANGERS.low());
        assertThat(tie.isReciprocal()).isFalse();
        assertThat(following(tie, ANNA).isReciprocal()).isTrue();
    }

    @Test
    void either_can_hide() {
        assertThat(STRANGERS.isHidden()).isFalse();
        assertThat(hidden(STRANGERS, ANNA).isHidden()).isTrue();
        assertThat(hidden(STRANGERS, BEN).isHidden()).isTrue();
    }

    @Test
    void an_account_stands_as_its_status_says() {
        assertThat(Standing.of(Status.APPROVED)).isEqualTo(Standing.ACTIVE);
        assertThat(Standing.of(Status.BLOCKED)).isEqualTo(Standing.BLOCKED);
        assertThat(Standing.of(Status.SOFT_DELETED)).isEqualTo(Standing.GONE);
        assertThat(Standing.of(Status.HARD_DELETED)).isEqualTo(Standing.GONE);
    }

    @Test
    void the_first_reason_to_refuse_is_told() {
        assertThat(Refusal.ofReachingOut(standing(Standing.GONE, Standing.GONE), ANNA)).isEqualTo(Refusal.CALLER_GONE);
        assertThat(Refusal.ofReachingOut(standing(Standing.BLOCKED, Standing.GONE), ANNA)).isEqualTo(Refusal.NO_SUCH_USER);
        assertThat(Refusal.ofReachingOut(hidden(standing(Standing.BLOCKED, Standing.ACTIVE), BEN), ANNA)).isEqualTo(Refusal.HIDDEN);
        assertThat(Refusal.ofReachingOut(standing(Standing.BLOCKED, Standing.ACTIVE), ANNA)).isEqualTo(Refusal.BLOCKED);
        assertThat(Refusal.ofReachingOut(standing(Standing.BLOCKED, Standing.ACTIVE), BEN)).isNull();
        assertThat(Refusal.ofAnyAct(hidden(standing(Standing.BLOCKED, Standing.ACTIVE), BEN), ANNA)).isNull();
    }

    @Test
    void a_relation_is_what_the_viewer_may_know() {
        Tie asked = STRANGERS.with(new Requested(ANNA, NOON, null, null));
        Tie rejected = STRANGERS.with(new Requested(ANNA, NOON, LATER, null));
        Tie connected = following(STRANGERS.with(new Connected(NOON)), BEN);

        assertThat(Relation.seenBy(ANNA, asked, Mode.FRIENDSHIP)).isEqualTo(Relation.SENT_REQUEST);
        assertThat(Relation.seenBy(BEN, asked, Mode.FRIENDSHIP)).isEqualTo(Relation.RECEIVED_REQUEST);
        assertThat(Relation.seenBy(ANNA, rejected, Mode.FRIENDSHIP)).as("a rejection is not told").isEqualTo(Relation.SENT_REQUEST);
        assertThat(Relation.seenBy(BEN, rejected, Mode.FRIENDSHIP)).isEqualTo(Relation.NONE);
        assertThat(Relation.seenBy(ANNA, connected, Mode.FRIENDSHIP)).isEqualTo(Relation.CONNECTED);
        assertThat(Relation.seenBy(BEN, connected, Mode.FOLLOW)).isEqualTo(Relation.FOLLOWED);
        assertThat(Relation.seenBy(ANNA, connected, Mode.FOLLOW)).isEqualTo(Relation.NONE);
    }
}
