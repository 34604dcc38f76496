package dev.kith.domain.webhook;

import static dev.kith.domain.webhook.Entries.deleted;
import static dev.kith.domain.webhook.Entries.follow;
import static dev.kith.domain.webhook.Entries.reset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.user.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class EventOrderTest {

    private final EventOrder<String> order = new EventOrder<>();

    @Test
    void events_of_one_pair_wait_for_each_other() {
        assertThat(order.add("a", List.of(follow(1, 1, 2)))).isTrue();
        assertThat(order.add("b", List.of(follow(2, 2, 1)))).isFalse();
        assertThat(order.add("c", List.of(follow(3, 1, 2)))).isFalse();
        assertThat(order.remove("a")).containsExactly("b");
        assertThat(order.remove("b")).containsExactly("c");
    }

    @Test
    void events_of_other_pairs_pass() {
        assertThat(order.add("a", List.of(follow(1, 1, 2)))).isTrue();
        assertThat(order.add("b", List.of(follow(2, 1, 3)))).isTrue();
        assertThat(order.remove("b")).isEmpty();
    }

    @Test
    void a_deletion_waits_for_the_edges_of_the_user_and_for_no_others() {
        order.add("a", List.of(follow(1, 1, 2)));
        order.add("b", List.of(follow(2, 3, 1)));
        assertThat(order.add("c", List.of(deleted(3, 1)))).isFalse();
        assertThat(order.add("d", List.of(deleted(4, 9)))).isTrue();
        assertThat(order.remove("a")).isEmpty();
        assertThat(order.remove("b")).containsExactly("c");
    }

    @Test
    void a_reset_overtakes_nothing_and_nothing_overtakes_it() {
        order.add("a", List.of(follow(1, 1, 2)));
        assertThat(order.add("b", List.of(reset(2)))).isFalse();
        assertThat(order.add("c", List.of(follow(3, 8, 9)))).isFalse();
        assertThat(order.remove("a")).containsExactly("b");
        assertThat(order.remove("b")).containsExactly("c");
    }

    @Test
    void what_is_not_being_sent_cannot_be_removed() {
        order.add("a", List.of(reset(1)));
        order.add("b", List.of(reset(2)));
        assertThatThrownBy(() -> order.remove("b")).isInstanceOf(IllegalStateException.class);
    }

    private static boolean mayNotPass(List<JournalEntry> later, List<JournalEntry> earlier) {
        return later.stream()
                .anyMatch(one -> earlier.stream().anyMatch(other -> {
                    Set<UserId> users = new HashSet<>(one.change().users());
                    Set<UserId> others = new HashSet<>(other.change().users());
                    return users.containsAll(others) || others.containsAll(users);
                }));
    }

    private static List<JournalEntry> delivery(int number, Random random) {
        List<JournalEntry> entries = new ArrayList<>();
        do {
            int kind = random.nextInt(20);
            int one = random.nextInt(6);
            entries.add(
                    kind == 0
                            ? reset(number)
                            : kind < 5
                                    ? deleted(number, one + 1)
                                    : follow(number, one + 1, (one + 1 + random.nextInt(5)) % 6 + 1));
        } while (random.nextInt(3) == 0);
        return entries;
    }

    /** Whatever ends first, all are sent, and none before an earlier one that it must not overtake. */
    @Property(tries = 300)
    void none_overtakes_and_none_is_forgotten(@ForAll long seed) {
        Random random = new Random(seed);
        EventOrder<Integer> sent = new EventOrder<>();
        List<List<JournalEntry>> all = new ArrayList<>();
        List<Integer> ids = new ArrayList<>();
        List<Integer> inFlight = new ArrayList<>();
        Set<Integer> done = new HashSet<>();
        while (done.size() < 40) {
            if (all.size() < 40 && random.nextBoolean()) {
                Integer id = all.size();
                ids.add(id);
                all.add(delivery(id, random));
                boolean isFree = sent.add(ids.get(id), all.get(id));
                boolean mustWait = ids.stream()
                        .anyMatch(other ->
                                other < id && !done.contains(other) && mayNotPass(all.get(id), all.get(other)));
                if (mustWait) {
                    assertThat(isFree).isFalse();
                }
                if (isFree) {
                    inFlight.add(ids.get(id));
                }
            } else if (!inFlight.isEmpty()) {
                Integer id = inFlight.remove(random.nextInt(inFlight.size()));
                done.add(id);
                List<Integer> freed = sent.remove(id);
                for (Integer free : freed) {
                    assertThat(ids)
                            .filteredOn(other -> other < free && !done.contains(other))
                            .noneMatch(other -> mayNotPass(all.get(free), all.get(other)));
                }
                inFlight.addAll(freed);
            } else {
                assertThat(all).hasSizeLessThan(40);
            }
        }
    }
}
