package dev.kith.application.departure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.user.Creation;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Entry;
import dev.kith.domain.audience.Kind;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.audience.Page;
import dev.kith.domain.page.Offset;
import dev.kith.domain.follow.Following;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.user.Counters;
import dev.kith.domain.user.Status;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserQuery;
import dev.kith.domain.user.Username;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What whoever takes users out of the graph promises. */
public abstract class DeparturesContract extends Contract {

    private void leave(UserId user, Status status) {
        departures.begin(user, NOON, present -> status);
        departures.finish(user);
    }

    private Page<Entry> list(UserId subject, Kind kind) {
        Mutuality mutuality = kind == Kind.CONNECTIONS ? Mutuality.SHARED : Mutuality.RECIPROCAL;
        return audiences.page(new AudienceQuery(subject, kind, mutuality, null, null, Offset.first(100)));
    }

    private Counters counters(UserId user) {
        return users.cards(List.of(user)).getFirst().counters();
    }

    @Test
    void the_status_before_is_answered_and_an_id_of_no_one_is_no_ones() {
        UserId anna = person("anna");
        assertThat(departures.begin(anna, NOON, present -> null)).isEqualTo(Status.APPROVED);
        assertThat(users.find(anna).orElseThrow().deleted()).isNull();
        assertThat(departures.begin(anna, NOON, present -> Status.SOFT_DELETED)).isEqualTo(Status.APPROVED);
        assertThat(departures.begin(anna, NOON, present -> null)).isEqualTo(Status.SOFT_DELETED);
        assertThat(departures.begin(new UserId(999_999), NOON, present -> Status.SOFT_DELETED)).isNull();
        departures.finish(new UserId(999_999));
    }

    @Test
    void who_left_softly_is_found_with_the_time_but_in_no_list_and_no_count() {
        List<UserId> people = people(4);
        UserId anna = people.getFirst();
        follow(anna, people.get(1), NOON);
        follow(people.get(1), anna, NOON);
        follow(people.get(2), anna, NOON);
        connect(anna, people.get(3), NOON);

        leave(anna, Status.SOFT_DELETED);

        assertThat(users.find(anna).orElseThrow().status()).isEqualTo(Status.SOFT_DELETED);
        assertThat(users.find(anna).orElseThrow().deleted()).isEqualTo(NOON);
        assertThat(users.list(UserQuery.everyone(null, Offset.first(10))).items()).doesNotContain(anna).hasSize(3);
        for (UserId user : people) {
            for (Kind kind : Kind.values()) {
                assertThat(list(user, kind)).isEqualTo(new Page<>(0, List.of()));
            }
            assertThat(counters(user)).isEqualTo(Counters.NONE);
        }
    }

    @Test
    void a_mutual_flag_never_speaks_of_one_who_left() {
        List<UserId> people = people(3);
        UserId anna = people.getFirst();
        UserId ben = people.get(1);
        follow(anna, ben, NOON);
        follow(ben, anna, NOON);
        follow(people.get(2), ben, NOON.plusSeconds(1));
        leave(anna, Status.SOFT_DELETED);
        assertThat(list(ben, Kind.FOLLOWERS).items()).containsExactly(new Entry(people.get(2), false, NOON.plusSeconds(1)));
        follow(ben, people.get(2), NOON.plusSeconds(2));
        assertThat(list(ben, Kind.FOLLOWERS).items()).extracting(Entry::mutual).containsExactly(true);
    }

    @Test
    void the_name_of_who_left_softly_stays_taken_and_of_who_left_for_good_is_free() {
        UserId anna = person("anna");
        leave(anna, Status.SOFT_DELETED);
        assertThat(users.create(someone(null, "ANNA"))).isEqualTo(new Creation.UsernameTaken());
        leave(anna, Status.HARD_DELETED);
        assertThat(users.find(anna)).isEmpty();
        assertThat(users.find(new Username("anna"))).isEmpty();
        assertThat(users.cards(List.of(anna))).isEmpty();
        UserId other = person("anna");
        assertThat(other).isNotEqualTo(anna);
        assertThat(users.create(someone(anna, "someone-else"))).isEqualTo(new Creation.IdTaken());
    }

    @Test
    void who_left_for_good_leaves_nothing_behind() {
        List<UserId> people = people(3);
        UserId anna = people.getFirst();
        follow(anna, people.get(1), NOON);
        follow(people.get(1), anna, NOON);
        connect(anna, people.get(2), NOON);
        hide(people.get(2), anna);
        leave(anna, Status.HARD_DELETED);
        assertThat(counters(people.get(1))).isEqualTo(Counters.NONE);
        assertThat(ties.hiddenBy(people.get(2))).isEmpty();
        assertThat(departures.begin(anna, NOON, present -> Status.SOFT_DELETED)).isNull();
    }

    @Test
    void what_was_interrupted_is_known_and_can_be_finished_twice() {
        List<UserId> people = people(3);
        departures.begin(people.get(1), NOON, present -> Status.SOFT_DELETED);
        departures.begin(people.get(2), NOON, present -> Status.HARD_DELETED);
        assertThat(departures.unfinished()).containsExactly(people.get(1), people.get(2));
        departures.finish(people.get(1));
        departures.finish(people.get(1));
        departures.finish(people.get(2));
        departures.finish(people.get(2));
        assertThat(departures.unfinished()).isEmpty();
    }

    @Test
    void of_many_who_follow_one_who_is_leaving_none_stays_behind() {
        List<UserId> people = people(21);
        UserId anna = people.getFirst();
        allAtOnce(21, number -> {
            if (number == 0) {
                leave(anna, Status.SOFT_DELETED);
            } else {
                UserId fan = people.get(number);
                ties.decide(Pair.of(fan, anna), tie -> Following.toggle(tie, fan, NOON));
                ties.decide(Pair.of(fan, anna), tie -> Following.toggle(tie, anna, NOON));
            }
            return number;
        });
        List<Counters> counters = new ArrayList<>();
        people.forEach(user -> counters.add(counters(user)));
        assertThat(counters).allMatch(found -> Objects.equals(found, Counters.NONE));
        assertThat(list(anna, Kind.FOLLOWERS)).isEqualTo(new Page<>(0, List.of()));
    }

    @Test
    void of_many_who_delete_one_user_one_is_first() {
        UserId anna = person("anna");
        List<Departure> answers = allAtOnce(20, number ->
                new DeleteUser(departures, java.time.Clock.systemUTC()).handle(anna, false));
        assertThat(answers).filteredOn(answer -> answer instanceof Departure.Departed).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer instanceof Departure.AlreadyDeparted).hasSize(19);
    }
}
