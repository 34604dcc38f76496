package dev.kith.neo4j.cache.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OrderedListTest {

    private record Entry(long key, long user) {

        static final Comparator<Entry> ORDER = Comparator.comparingLong(Entry::key)
                .thenComparingLong(Entry::user)
                .reversed();
    }

    @Test
    void after_random_insertions_and_removals_the_list_equals_a_sorted_set() {
        Random random = new Random(Contract.seed());
        for (int keys : new int[] {3, 1_000, 1_000_000}) {
            OrderedList list = new OrderedList();
            TreeSet<Entry> expected = new TreeSet<>(Entry.ORDER);
            for (int phase = 0; phase < 6; phase++) {
                // it grows, shrinks to nothing, and grows again
                boolean grows = phase % 3 < 2;
                for (int step = 0; step < 3_000; step++) {
                    Entry entry = new Entry(random.nextInt(keys), random.nextInt(keys < 10 ? 4_000 : 50));
                    if (random.nextInt(10) < (grows ? 8 : 0)) {
                        list.insert(entry.key, entry.user);
                        expected.add(entry);
                    } else {
                        Entry removed = expected.isEmpty() || random.nextInt(5) == 0
                                ? entry
                                : expected.ceiling(entry) == null ? expected.first() : expected.ceiling(entry);
                        assertThat(list.remove(removed.key, removed.user)).isEqualTo(expected.remove(removed));
                    }
                }
                assertSame(list, expected, random, keys);
            }
        }
    }

    @Test
    void a_list_filled_in_order_has_every_entry() {
        OrderedList list = new OrderedList();
        for (int key = 5_000; key > 0; key--) {
            list.insert(key, 7);
        }
        assertThat(list.size()).isEqualTo(5_000);
        assertThat(list.key(0)).isEqualTo(5_000);
        assertThat(list.key(4_999)).isEqualTo(1);
        assertThat(list.rank(2_500, 7)).isEqualTo(2_500);
    }

    @Test
    void removing_a_user_removes_all_of_their_entries() {
        OrderedList list = new OrderedList();
        for (int key = 0; key < 2_000; key++) {
            list.insert(key, key % 3);
        }
        list.removeAll(1);
        assertThat(list.size()).isEqualTo(1_333);
        assertThat(list.positions(new long[] {1})).isEmpty();
        assertThat(list.positions(new long[] {0, 1})).hasSize(667);
        list.removeAll(0);
        list.removeAll(2);
        assertThat(list.size()).isZero();
        list.insert(4, 4);
        assertThat(list.user(0)).isEqualTo(4);
    }

    private static void assertSame(OrderedList list, TreeSet<Entry> expected, Random random, int keys) {
        List<Entry> whole = new ArrayList<>();
        for (int position = 0; position < list.size(); position++) {
            whole.add(new Entry(list.key(position), list.user(position)));
        }
        assertThat(whole).containsExactlyElementsOf(expected);
        assertThat(list.users())
                .containsExactly(
                        expected.stream().mapToLong(Entry::user).sorted().toArray());
        for (int question = 0; question < 50; question++) {
            Entry entry = new Entry(random.nextInt(keys), random.nextInt(50));
            assertThat(list.rank(entry.key, entry.user))
                    .isEqualTo(expected.headSet(entry).size());
            assertThat(list.position(entry.key, entry.user)).isEqualTo(whole.indexOf(entry));
            assertThat(list.contains(entry.user))
                    .isEqualTo(whole.stream().anyMatch(present -> present.user == entry.user));
            long[] users = {entry.user, entry.user + 3};
            assertThat(list.positions(users))
                    .containsExactly(IntStream.range(0, whole.size())
                            .filter(position -> Arrays.binarySearch(users, whole.get(position).user) >= 0)
                            .toArray());
        }
    }
}
