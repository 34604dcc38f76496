package dev.kith.domain.connection;

import static dev.kith.domain.tie.TestUsers.ANNA;
import static dev.kith.domain.tie.TestUsers.BEN;
import static dev.kith.domain.tie.TestUsers.LATER;
import static dev.kith.domain.tie.TestUsers.NOON;
import static dev.kith.domain.tie.TestUsers.STRANGERS;
import static dev.kith.domain.tie.TestUsers.hidden;
import static dev.kith.domain.tie.TestUsers.standing;
import static dev.kith.domain.tie.TestUsers.unseen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.change.Change;
import dev.kith.domain.connection.ConnectionAnswer.Accepted;
import dev.kith.domain.connection.ConnectionAnswer.AlreadyAsked;
import dev.kith.domain.connection.ConnectionAnswer.AlreadyConnected;
import dev.kith.domain.connection.ConnectionAnswer.Cancelled;
import dev.kith.domain.connection.ConnectionAnswer.ConnectedAtOnce;
import dev.kith.domain.connection.ConnectionAnswer.MetHalfway;
import dev.kith.domain.connection.ConnectionAnswer.NoRequest;
import dev.kith.domain.connection.ConnectionAnswer.NotConnected;
import dev.kith.domain.connection.ConnectionAnswer.Refused;
import dev.kith.domain.connection.ConnectionAnswer.Rejected;
import dev.kith.domain.connection.ConnectionAnswer.Removed;
import dev.kith.domain.connection.ConnectionAnswer.Restored;
import dev.kith.domain.connection.ConnectionAnswer.Seen;
import dev.kith.domain.connection.ConnectionAnswer.Sent;
import dev.kith.domain.tie.AccountState;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Connection.Connected;
import dev.kith.domain.tie.Connection.Requested;
import dev.kith.domain.tie.Connection.Strangers;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.tie.Replay;
import dev.kith.domain.tie.Tie;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ConnectionRulesTest {

    private static final Connection NOTHING = new Strangers();
    private static final Connection MINE = new Requested(ANNA, NOON, null, null);
    private static final Connection MINE_REJECTED = new Requested(ANNA, NOON, NOON, null);
    private static final Connection THEIRS = new Requested(BEN, NOON, null, null);
    private static final Connection THEIRS_SEEN = new Requested(BEN, NOON, null, NOON);
    private static final Connection THEIRS_REJECTED = new Requested(BEN, NOON, NOON, null);
    private static final Connection CONNECTED = new Connected(NOON);
    private static final Connection CONNECTED_NOW = new Connected(LATER);
    private static final List<Connection> STATES =
            List.of(NOTHING, MINE, MINE_REJECTED, THEIRS, THEIRS_SEEN, THEIRS_REJECTED, CONNECTED);

    /** The actions of Anna, each later than every time in the tie. */
    enum Act {
        ASK,
        ACCEPT,
        REJECT,
        CANCEL_REJECT,
        MARK_SEEN,
        CANCEL,
        CONNECT,
        REMOVE;

        Decision<ConnectionAnswer> on(Tie tie) {
            return switch (this) {
                case ASK -> ConnectionRules.ask(tie, ANNA, LATER);
                case ACCEPT -> ConnectionRules.accept(tie, ANNA, LATER);
                case REJECT -> ConnectionRules.reject(tie, ANNA, LATER);
                case CANCEL_REJECT -> ConnectionRules.cancelReject(tie, ANNA);
                case MARK_SEEN -> ConnectionRules.markSeen(tie, ANNA, LATER);
                case CANCEL -> ConnectionRules.cancel(tie, ANNA);
                case CONNECT -> ConnectionRules.connect(tie, ANNA, LATER);
                case REMOVE -> ConnectionRules.remove(tie, ANNA);
            };
        }

        boolean reachesOut() {
            return this == ASK || this == ACCEPT || this == CONNECT;
        }
    }

    private static Tie replayed(Tie tie, List<Change> changes) {
        for (Change change : changes) {
            tie = Replay.apply(tie, change, LATER);
        }
        return tie;
    }

    record Row(Connection before, Act act, Connection after, ConnectionAnswer answer) {}

    private static Row row(Connection before, Act act, Connection after, ConnectionAnswer answer) {
        return new Row(before, act, after, answer);
    }

    /** Every action with an effect, and every answer to a request. All other actions change nothing. */
    private static final List<Row> EFFECTS = List.of(
            row(NOTHING, Act.ASK, new Requested(ANNA, LATER, null, null), new Sent()),
            row(MINE, Act.ASK, MINE, new AlreadyAsked()),
            row(MINE_REJECTED, Act.ASK, MINE_REJECTED, new AlreadyAsked()),
            row(THEIRS, Act.ASK, CONNECTED_NOW, new MetHalfway()),
            row(THEIRS_SEEN, Act.ASK, CONNECTED_NOW, new MetHalfway()),
            row(THEIRS_REJECTED, Act.ASK, CONNECTED_NOW, new MetHalfway()),
            row(CONNECTED, Act.ASK, CONNECTED, new AlreadyConnected()),
            row(NOTHING, Act.CONNECT, CONNECTED_NOW, new ConnectedAtOnce()),
            row(MINE, Act.CONNECT, CONNECTED_NOW, new ConnectedAtOnce()),
            row(MINE_REJECTED, Act.CONNECT, CONNECTED_NOW, new ConnectedAtOnce()),
            row(THEIRS, Act.CONNECT, CONNECTED_NOW, new ConnectedAtOnce()),
            row(THEIRS_SEEN, Act.CONNECT, CONNECTED_NOW, new ConnectedAtOnce()),
            row(THEIRS_REJECTED, Act.CONNECT, CONNECTED_NOW, new ConnectedAtOnce()),
            row(CONNECTED, Act.CONNECT, CONNECTED, new AlreadyConnected()),
            row(THEIRS, Act.ACCEPT, CONNECTED_NOW, new Accepted()),
            row(THEIRS_SEEN, Act.ACCEPT, CONNECTED_NOW, new Accepted()),
            row(THEIRS, Act.REJECT, new Requested(BEN, NOON, LATER, null), new Rejected()),
            row(THEIRS_SEEN, Act.REJECT, new Requested(BEN, NOON, LATER, NOON), new Rejected()),
            row(THEIRS_REJECTED, Act.CANCEL_REJECT, THEIRS, new Restored()),
            row(THEIRS, Act.MARK_SEEN, new Requested(BEN, NOON, null, LATER), new Seen()),
            row(THEIRS_SEEN, Act.MARK_SEEN, THEIRS_SEEN, new Seen()),
            row(THEIRS_REJECTED, Act.MARK_SEEN, new Requested(BEN, NOON, NOON, LATER), new Seen()),
            row(MINE, Act.CANCEL, NOTHING, new Cancelled()),
            row(MINE_REJECTED, Act.CANCEL, NOTHING, new Cancelled()),
            row(CONNECTED, Act.REMOVE, NOTHING, new Removed()));

    static Stream<Row> table() {
        return STATES.stream()
                .flatMap(state -> Stream.of(Act.values())
                        .map(act -> EFFECTS.stream()
                                .filter(row -> row.before().equals(state) && row.act() == act)
                                .findFirst()
                                .orElseGet(() -> row(
                                        state, act, state, act == Act.REMOVE ? new NotConnected() : new NoRequest()))));
    }

    @ParameterizedTest
    @MethodSource("table")
    void every_action_has_its_effect_in_every_state(Row row) {
        Tie before = STRANGERS.with(row.before());
        Decision<ConnectionAnswer> decision = row.act().on(before);

        assertThat(decision.next()).isEqualTo(STRANGERS.with(row.after()));
        assertThat(decision.answer()).isEqualTo(row.answer());
        assertThat(decision.changes())
                .hasSize(row.before().equals(row.after()) || row.act() == Act.MARK_SEEN ? 0 : 1)
                .allMatch(change -> ANNA.equals(change.actor()));
        assertThat(unseen(replayed(before, decision.changes()))).isEqualTo(unseen(decision.next()));
    }

    @ParameterizedTest
    @MethodSource("table")
    void a_second_time_changes_nothing_more(Row row) {
        Tie once = row.act().on(STRANGERS.with(row.before())).next();

        assertThat(row.act().on(once).next()).isEqualTo(once);
    }

    @ParameterizedTest
    @EnumSource
    void deleted_users_neither_act_nor_are_acted_on(Act act) {
        for (Connection state : STATES) {
            Tie callerGone = standing(AccountState.DELETED, AccountState.ACTIVE).with(state);
            Tie otherGone = standing(AccountState.ACTIVE, AccountState.DELETED).with(state);
            assertThat(act.on(callerGone))
                    .isEqualTo(Decision.unchanged(callerGone, new Refused(Refusal.CALLER_DELETED)));
            assertThat(act.on(otherGone)).isEqualTo(Decision.unchanged(otherGone, new Refused(Refusal.NO_SUCH_USER)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void blocked_users_may_withdraw_but_not_request(Act act) {
        for (Connection state : STATES) {
            Tie blocked = standing(AccountState.BLOCKED, AccountState.ACTIVE).with(state);
            if (act.reachesOut()) {
                assertThat(act.on(blocked)).isEqualTo(Decision.unchanged(blocked, new Refused(Refusal.BLOCKED)));
            } else {
                assertThat(act.on(blocked).answer())
                        .isEqualTo(act.on(STRANGERS.with(state)).answer());
            }
        }
    }

    @Test
    void neither_user_of_a_hidden_pair_can_request() {
        for (Tie tie : List.of(hidden(STRANGERS, ANNA), hidden(STRANGERS, BEN))) {
            assertThat(ConnectionRules.ask(tie, ANNA, NOON))
                    .isEqualTo(Decision.unchanged(tie, new Refused(Refusal.HIDDEN)));
        }
    }
}
