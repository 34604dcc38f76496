package dev.kith.domain.action;

import static dev.kith.domain.action.TieAction.*;
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

import dev.kith.domain.action.TieAnswer.Done;
import dev.kith.domain.action.TieAnswer.NoRequest;
import dev.kith.domain.action.TieAnswer.Refused;
import dev.kith.domain.change.Cause;
import dev.kith.domain.change.Change;
import dev.kith.domain.tie.AccountState;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Connection.Connected;
import dev.kith.domain.tie.Connection.Requested;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.tie.Replay;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TieActionTest {

    private static final Tie SENT = STRANGERS.with(new Requested(ANNA, NOON, null, null));
    private static final Tie RECEIVED = STRANGERS.with(new Requested(BEN, NOON, null, null));
    private static final Tie RECEIVED_AND_REJECTED = STRANGERS.with(new Requested(BEN, NOON, NOON, null));
    private static final Tie SENT_AND_REJECTED = STRANGERS.with(new Requested(ANNA, NOON, NOON, null));
    private static final Tie CONNECTED = STRANGERS.with(new Connected(NOON));
    private static final Tie FULL = following(following(STRANGERS, ANNA), BEN).with(new Connected(NOON));

    private static final Set<TieAction> REACHING_OUT = EnumSet.of(FOLLOW, CONNECT, ASK, ACCEPT);

    private static TieAnswer answer(Tie tie, TieAction action) {
        return action.decide(tie, ANNA, LATER).answer();
    }

    private static Tie after(Tie tie, TieAction action) {
        return action.decide(tie, ANNA, LATER).next();
    }

    /** Every tie that any actions of the two lead to. */
    private static Set<Tie> everyTie() {
        Set<Tie> found = new LinkedHashSet<>(Set.of(STRANGERS));
        Queue<Tie> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            Tie tie = open.remove();
            for (UserId actor : List.of(ANNA, BEN)) {
                for (TieAction action : TieAction.values()) {
                    Tie next = action.decide(tie, actor, NOON).next();
                    if (found.add(next)) {
                        open.add(next);
                    }
                }
            }
        }
        return found;
    }

    @Test
    void in_every_tie_the_second_time_changes_nothing_and_the_answer_says_what_changed() {
        Set<Tie> ties = everyTie();
        assertThat(ties).contains(STRANGERS, SENT, RECEIVED_AND_REJECTED, CONNECTED, FULL, hidden(STRANGERS, BEN));
        for (Tie tie : ties) {
            for (TieAction action : TieAction.values()) {
                Decision<TieAnswer> once = action.decide(tie, ANNA, LATER);
                if (!(once.answer() instanceof Done(Tie now, boolean changed))) {
                    assertThat(once).isEqualTo(Decision.unchanged(tie, once.answer()));
                    continue;
                }
                assertThat(now).isEqualTo(once.next());
                assertThat(changed).as("%s of %s", action, tie).isEqualTo(!now.equals(tie));
                assertThat(once.changes().isEmpty()).isEqualTo(!changed || action == MARK_SEEN);
                assertThat(once.changes()).allMatch(change -> ANNA.equals(change.actor()));
                Tie replayed = tie;
                for (Change change : once.changes()) {
                    replayed = Replay.apply(replayed, change, LATER);
                }
                assertThat(unseen(replayed)).isEqualTo(unseen(now));
                assertThat(action.decide(now, ANNA, LATER.plusSeconds(1)))
                        .isEqualTo(Decision.unchanged(now, new Done(now, false)));
            }
        }
    }

    @Test
    void a_follow_of_the_past_has_its_time_and_an_existing_one_keeps_its_own() {
        Decision<TieAnswer> follow = FOLLOW.decide(STRANGERS, ANNA, NOON);
        Tie followed = following(STRANGERS, ANNA);

        assertThat(follow)
                .isEqualTo(new Decision<>(
                        followed,
                        new Done(followed, true),
                        List.of(new Change.FollowCreated(ANNA, BEN, NOON, false, ANNA))));
        assertThat(answer(followed, FOLLOW)).isEqualTo(new Done(followed, false));
        assertThat(EnumSet.allOf(TieAction.class).stream().filter(TieAction::canBeInThePast))
                .containsExactly(FOLLOW, CONNECT);
    }

    @Test
    void a_followee_removes_a_follower() {
        Tie followed = following(following(STRANGERS, ANNA), BEN);

        assertThat(REMOVE_FOLLOWER.decide(followed, ANNA, LATER).changes())
                .containsExactly(new Change.FollowDeleted(BEN, ANNA, NOON, true, Cause.REMOVED, ANNA));
        assertThat(after(followed, REMOVE_FOLLOWER)).isEqualTo(following(STRANGERS, ANNA));
        assertThat(after(followed, UNFOLLOW)).isEqualTo(following(STRANGERS, BEN));
    }

    @Test
    void to_hide_ends_everything_and_to_show_restores_nothing() {
        Tie hiding = STRANGERS.with(ANNA, STRANGERS.of(ANNA).hiding(LATER));
        for (Tie tie : List.of(FULL, SENT, RECEIVED, STRANGERS)) {
            assertThat(after(tie, HIDE)).isEqualTo(hiding);
        }
        assertThat(after(hiding, HIDE)).isEqualTo(hiding);
        assertThat(after(hiding, SHOW)).isEqualTo(STRANGERS);
        assertThat(answer(FULL, SHOW)).isEqualTo(new Done(FULL, false));
    }

    @Test
    void two_are_connected_at_once_whatever_was_requested() {
        Change connected = new Change.ConnectionCreated(ANNA, BEN, NOON, Cause.DIRECT, ANNA);
        for (Tie tie : List.of(STRANGERS, SENT, SENT_AND_REJECTED, RECEIVED, RECEIVED_AND_REJECTED)) {
            assertThat(CONNECT.decide(tie, ANNA, NOON))
                    .isEqualTo(new Decision<>(CONNECTED, new Done(CONNECTED, true), List.of(connected)));
        }
        assertThat(answer(CONNECTED, CONNECT)).isEqualTo(new Done(CONNECTED, false));
        assertThat(after(CONNECTED, DISCONNECT)).isEqualTo(STRANGERS);
    }

    @Test
    void a_request_that_was_rejected_is_asked_again_without_a_change() {
        assertThat(answer(SENT_AND_REJECTED, ASK)).isEqualTo(new Done(SENT_AND_REJECTED, false));
        assertThat(answer(SENT, ASK)).isEqualTo(new Done(SENT, false));
        assertThat(answer(CONNECTED, ASK)).isEqualTo(new Done(CONNECTED, false));
        assertThat(after(RECEIVED, ASK).connection()).isEqualTo(new Connected(LATER));
    }

    @Test
    void an_answer_needs_a_request_unless_it_was_given_already() {
        record Row(Tie before, TieAction action, Connection after, boolean changed) {}
        for (Row row : List.of(
                new Row(RECEIVED, ACCEPT, new Connected(LATER), true),
                new Row(CONNECTED, ACCEPT, new Connected(NOON), false),
                new Row(RECEIVED, REJECT, new Requested(BEN, NOON, LATER, null), true),
                new Row(RECEIVED_AND_REJECTED, REJECT, new Requested(BEN, NOON, NOON, null), false),
                new Row(RECEIVED_AND_REJECTED, CANCEL_REJECT, new Requested(BEN, NOON, null, null), true),
                new Row(RECEIVED, CANCEL_REJECT, new Requested(BEN, NOON, null, null), false),
                new Row(RECEIVED, MARK_SEEN, new Requested(BEN, NOON, null, LATER), true),
                new Row(SENT, CANCEL, new Connection.Strangers(), true),
                new Row(RECEIVED, CANCEL, new Requested(BEN, NOON, null, null), false))) {
            assertThat(answer(row.before(), row.action()))
                    .as("%s", row)
                    .isEqualTo(new Done(STRANGERS.with(row.after()), row.changed()));
        }
        for (Tie tie : List.of(STRANGERS, SENT, SENT_AND_REJECTED)) {
            for (TieAction action : List.of(ACCEPT, REJECT, CANCEL_REJECT, MARK_SEEN)) {
                assertThat(answer(tie, action)).as("%s of %s", action, tie).isEqualTo(new NoRequest());
            }
        }
        assertThat(answer(RECEIVED_AND_REJECTED, ACCEPT)).isEqualTo(new NoRequest());
        for (TieAction action : List.of(REJECT, CANCEL_REJECT, MARK_SEEN)) {
            assertThat(answer(CONNECTED, action)).isEqualTo(new NoRequest());
        }
    }

    @Test
    void suspended_users_undo_but_do_not_reach_out() {
        for (Tie tie : List.of(STRANGERS, FULL, SENT, RECEIVED, RECEIVED_AND_REJECTED)) {
            Tie suspended = withStanding(tie, AccountState.BLOCKED, AccountState.ACTIVE);
            for (TieAction action : TieAction.values()) {
                if (REACHING_OUT.contains(action)) {
                    assertThat(answer(suspended, action)).isEqualTo(new Refused(Refusal.BLOCKED));
                } else {
                    assertThat(after(suspended, action))
                            .isEqualTo(withStanding(after(tie, action), AccountState.BLOCKED, AccountState.ACTIVE));
                }
            }
        }
    }

    @Test
    void nobody_of_a_hidden_pair_reaches_out_and_nobody_acts_on_the_deleted() {
        for (TieAction action : TieAction.values()) {
            for (UserId hider : List.of(ANNA, BEN)) {
                Tie tie = hidden(STRANGERS, hider);
                if (REACHING_OUT.contains(action)) {
                    assertThat(answer(tie, action)).isEqualTo(new Refused(Refusal.HIDDEN));
                } else {
                    assertThat(answer(tie, action)).isNotInstanceOf(Refused.class);
                }
            }
            assertThat(answer(standing(AccountState.DELETED, AccountState.ACTIVE), action))
                    .isEqualTo(new Refused(Refusal.CALLER_DELETED));
            assertThat(answer(standing(AccountState.ACTIVE, AccountState.DELETED), action))
                    .isEqualTo(new Refused(Refusal.NO_SUCH_USER));
        }
    }

    private static Tie withStanding(Tie tie, AccountState anna, AccountState ben) {
        Tie bare = standing(anna, ben);
        return bare.with(
                        ANNA,
                        bare.of(ANNA)
                                .following(tie.of(ANNA).follows())
                                .hiding(tie.of(ANNA).hides()))
                .with(
                        BEN,
                        bare.of(BEN)
                                .following(tie.of(BEN).follows())
                                .hiding(tie.of(BEN).hides()))
                .with(tie.connection());
    }
}
