package dev.kith.application.importing.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ConnectionImportRulesTest {

    private static final NewConnection PAIR = new NewConnection(1, 2, 10);
    private static final ConnectionState STRANGERS = new ConnectionState(true, false, false, false);

    private static ConnectionBatch decide(ConnectionState state) {
        return ConnectionImportRules.decide(List.of(PAIR), List.of(state));
    }

    @Test
    void strangers_become_connected_and_a_request_ends() {
        assertThat(decide(STRANGERS)).isEqualTo(new ConnectionBatch(List.of(PAIR), List.of(), 0, 0, 0));
        assertThat(decide(new ConnectionState(true, false, true, false)))
                .isEqualTo(new ConnectionBatch(List.of(PAIR), List.of(PAIR), 0, 0, 0));
    }

    @Test
    void existing_connections_stay_and_hidden_and_unknown_users_are_left_out() {
        assertThat(decide(new ConnectionState(true, true, false, false)))
                .isEqualTo(new ConnectionBatch(List.of(), List.of(), 1, 0, 0));
        assertThat(decide(new ConnectionState(true, false, true, true)))
                .isEqualTo(new ConnectionBatch(List.of(), List.of(), 0, 1, 0));
        assertThat(decide(new ConnectionState(false, false, true, true)))
                .isEqualTo(new ConnectionBatch(List.of(), List.of(), 0, 0, 1));
    }

    @Test
    void a_duplicate_in_the_batch_counts_as_already_there_and_the_first_one_wins() {
        NewConnection later = new NewConnection(1, 2, 20);
        assertThat(ConnectionImportRules.decide(List.of(PAIR, later), List.of(STRANGERS, STRANGERS)))
                .isEqualTo(new ConnectionBatch(List.of(PAIR), List.of(), 1, 0, 0));
    }
}
