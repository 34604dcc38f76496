package dev.kith.domain.tie;

import static dev.kith.domain.tie.TestUsers.ANNA;
import static dev.kith.domain.tie.TestUsers.BEN;
import static dev.kith.domain.tie.TestUsers.BOTH;
import static dev.kith.domain.tie.TestUsers.LATER;
import static dev.kith.domain.tie.TestUsers.NOON;
import static dev.kith.domain.tie.TestUsers.STRANGERS;
import static dev.kith.domain.tie.TestUsers.following;
import static dev.kith.domain.tie.TestUsers.hidden;
import static dev.kith.domain.tie.TestUsers.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.tie.Connection.Connected;
import dev.kith.domain.tie.Connection.Requested;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import org.junit.jupiter.api.Test;

final class TieTest {

    @Test
    void a_pair_is_the_same_in_either_order() {
        assertThat(Pair.of(BEN, ANNA)).isEqualTo(Pair.of(ANNA, BEN)).isEqualTo(BOTH);
        assertThat(BOTH.other(ANNA)).isEqualTo(BEN);
        assertThat(BOTH.other(BEN)).isEqualTo(ANNA);
    }

    @Test
    void a_user_is_no_pair_with_themselves() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pair.of(ANNA, new UserId(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pair(BEN, ANNA));
    }

    @Test
    void the_two_sides_are_independent() {
        Tie tie = following(STRANGERS, BEN);

        assertThat(tie.follows(BEN)).isTrue();
        assertThat(tie.follows(ANNA)).isFalse();
        assertThat(tie.of(ANNA)).isEqualTo(STRANGERS.low());
        assertThat(tie.isReciprocal()).isFalse();
        assertThat(following(tie, ANNA).isReciprocal()).isTrue();
    }

    @Test
    void either_user_can_hide() {
        assertThat(STRANGERS.isHidden()).isFalse();
        assertThat(hidden(STRANGERS, ANNA).isHidden()).isTrue();
        assertThat(hidden(STRANGERS, BEN).isHidden()).isTrue();
    }

    @Test
    void the_account_state_follows_the_status() {
        assertThat(AccountState.of(UserStatus.APPROVED)).isEqualTo(AccountState.ACTIVE);
        assertThat(AccountState.of(UserStatus.BLOCKED)).isEqualTo(AccountState.BLOCKED);
        assertThat(AccountState.of(UserStatus.SOFT_DELETED)).isEqualTo(AccountState.DELETED);
        assertThat(AccountState.of(UserStatus.HARD_DELETED)).isEqualTo(AccountState.DELETED);
    }

    @Test
    void the_first_reason_to_refuse_is_answered() {
        assertThat(Refusal.forNewContact(standing(AccountState.DELETED, AccountState.DELETED), ANNA))
                .isEqualTo(Refusal.CALLER_DELETED);
        assertThat(Refusal.forNewContact(standing(AccountState.BLOCKED, AccountState.DELETED), ANNA))
                .isEqualTo(Refusal.NO_SUCH_USER);
        assertThat(Refusal.forNewContact(hidden(standing(AccountState.BLOCKED, AccountState.ACTIVE), BEN), ANNA))
                .isEqualTo(Refusal.HIDDEN);
        assertThat(Refusal.forNewContact(standing(AccountState.BLOCKED, AccountState.ACTIVE), ANNA))
                .isEqualTo(Refusal.BLOCKED);
        assertThat(Refusal.forNewContact(standing(AccountState.BLOCKED, AccountState.ACTIVE), BEN))
                .isNull();
        assertThat(Refusal.forAnyAction(hidden(standing(AccountState.BLOCKED, AccountState.ACTIVE), BEN), ANNA))
                .isNull();
    }

    @Test
    void a_relation_reveals_only_what_the_viewer_may_know() {
        Tie asked = STRANGERS.with(new Requested(ANNA, NOON, null, null));
        Tie rejected = STRANGERS.with(new Requested(ANNA, NOON, LATER, null));
        Tie connected = following(STRANGERS.with(new Connected(NOON)), BEN);

        assertThat(Relation.seenBy(ANNA, asked, CommunityMode.FRIENDSHIP)).isEqualTo(Relation.SENT_REQUEST);
        assertThat(Relation.seenBy(BEN, asked, CommunityMode.FRIENDSHIP)).isEqualTo(Relation.RECEIVED_REQUEST);
        assertThat(Relation.seenBy(ANNA, rejected, CommunityMode.FRIENDSHIP))
                .as("a rejection is not shown")
                .isEqualTo(Relation.SENT_REQUEST);
        assertThat(Relation.seenBy(BEN, rejected, CommunityMode.FRIENDSHIP)).isEqualTo(Relation.NONE);
        assertThat(Relation.seenBy(ANNA, connected, CommunityMode.FRIENDSHIP)).isEqualTo(Relation.CONNECTED);
        assertThat(Relation.seenBy(BEN, connected, CommunityMode.FOLLOW)).isEqualTo(Relation.FOLLOWED);
        assertThat(Relation.seenBy(ANNA, connected, CommunityMode.FOLLOW)).isEqualTo(Relation.NONE);
    }
}
