package dev.kith.application.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.connection.ConnectionRequests.Direction;
import dev.kith.domain.connection.ConnectionRequest;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link ConnectionRequests} keeps. */
public abstract class ConnectionRequestsContract extends Contract {

    private void ask(UserId from, UserId to, long second) {
        make(from, to, tie -> tie.with(new Connection.Requested(from, NOON.plusSeconds(second), null, null)));
    }

    private List<UserId> received(UserId user) {
        return requests.page(user, Direction.INCOMING, Offset.first(100)).items().stream()
                .map(ConnectionRequest::from)
                .toList();
    }

    private List<UserId> sent(UserId user) {
        return requests.page(user, Direction.OUTGOING, Offset.first(100)).items().stream()
                .map(ConnectionRequest::to)
                .toList();
    }

    @Test
    void begin_empty_for_every_user_and_for_an_unknown_one() {
        UserId anna = person("anna");
        for (Direction box : Direction.values()) {
            assertThat(requests.page(anna, box, Offset.first(10))).isEqualTo(new Page<>(0, List.of()));
            assertThat(requests.page(new UserId(999_999), box, Offset.first(10)))
                    .isEqualTo(new Page<>(0, List.of()));
        }
    }

    @Test
    void every_state_of_a_request_is_read_back() {
        List<UserId> people = people(4);
        UserId anna = people.getFirst();
        List<Connection.Requested> states = List.of(
                new Connection.Requested(people.get(1), NOON, null, null),
                new Connection.Requested(people.get(2), NOON.plusSeconds(1), NOON.plusSeconds(2), null),
                new Connection.Requested(people.get(3), NOON.plusSeconds(3), NOON.plusSeconds(4), NOON.plusSeconds(5)));
        states.forEach(state -> make(anna, state.from(), tie -> tie.with(state)));

        assertThat(requests.page(anna, Direction.INCOMING, Offset.first(10)).items())
                .containsExactlyElementsOf(states.reversed().stream()
                        .map(state -> new ConnectionRequest(anna, state))
                        .toList());
    }

    @Test
    void the_newest_come_first_and_ties_are_by_id_descending() {
        List<UserId> people = people(5);
        UserId anna = people.get(2);
        ask(people.get(0), anna, 1);
        ask(people.get(1), anna, 2);
        ask(people.get(3), anna, 1);
        ask(people.get(4), anna, 0);
        assertThat(received(anna)).containsExactly(people.get(1), people.get(3), people.get(0), people.get(4));
        assertThat(sent(people.get(0))).containsExactly(anna);
        assertThat(sent(anna)).isEmpty();
    }

    @Test
    void pages_of_any_size_joined_are_the_whole_list_and_match_the_total() {
        List<UserId> people = people(12);
        UserId anna = people.get(5);
        people.stream().filter(other -> !other.equals(anna)).forEach(other -> ask(anna, other, other.value() % 3));
        List<UserId> whole = sent(anna);
        assertThat(whole).hasSize(11).doesNotHaveDuplicates();
        for (int size : List.of(1, 2, 5, 11, 50)) {
            List<UserId> glued = new ArrayList<>();
            for (long offset = 0; offset < 11; offset += size) {
                Page<ConnectionRequest> page = requests.page(anna, Direction.OUTGOING, new Offset(offset, size));
                assertThat(page.total()).isEqualTo(11);
                page.items().forEach(request -> glued.add(request.to()));
            }
            assertThat(glued).isEqualTo(whole);
        }
        assertThat(requests.page(anna, Direction.OUTGOING, new Offset(11, 5))).isEqualTo(new Page<>(11, List.of()));
    }

    @Test
    void counters_are_the_lengths_of_the_lists() {
        List<UserId> people = people(4);
        UserId anna = people.getFirst();
        ask(people.get(1), anna, 0);
        make(anna, people.get(2), tie -> tie.with(new Connection.Requested(people.get(2), NOON, NOON, null)));
        ask(anna, people.get(3), 0);
        var counters = users.summaries(List.of(anna)).getFirst().counters();
        assertThat(counters.requestsReceived())
                .isEqualTo(2)
                .isEqualTo(received(anna).size());
        assertThat(counters.requestsSent()).isEqualTo(1).isEqualTo(sent(anna).size());
    }

    @Test
    void answered_requests_and_those_of_deleted_users_are_in_no_list() {
        List<UserId> people = people(3);
        UserId anna = people.getFirst();
        ask(people.get(1), anna, 0);
        ask(people.get(2), anna, 1);
        connect(anna, people.get(1), NOON);
        assertThat(received(anna)).containsExactly(people.get(2));
        deletions.begin(people.get(2), null, NOON, status -> UserStatus.SOFT_DELETED);
        deletions.finish(people.get(2));
        assertThat(requests.page(anna, Direction.INCOMING, Offset.first(10))).isEqualTo(new Page<>(0, List.of()));
        assertThat(sent(people.get(2))).isEmpty();
    }
}
