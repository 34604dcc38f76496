package dev.kith.neo4j.cache;

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

    private record Place(long key, long user) {

        static final Comparator<Place> ORDER = Comparator.comparingLong(Place::key)
                .thenComparingLong(Place::user)
                .reversed();
    }

    @Test
    void whatever_comes_and_goes_every_place_is_as_in_a_sorted_set() {
        Random random = new Random(Contract.seed());
        for (int keys : new int[] {3, 1_000, 1_000_000}) {
            OrderedList list = new OrderedList();
            TreeSet<Place> plain = new TreeSet<>(Place.ORDER);
            for (int phase = 0; phase < 6; phase++) {
                // it grows, it shrinks to nothing, it grows again
                boolean grows = phase % 3 < 2;
                for (int move = 0; move < 3_000; move++) {
                    Place place = new Place(random.nextInt(keys), random.nextInt(keys < 10 ? 4_000 : 50));
                    if (random.nextInt(10) < (grows ? 8 : 0)) {
                        list.insert(place.key, place.user);
                        plain.add(place);
                    } else {
                        Place gone = plain.isEmpty() || random.nextInt(5) == 0
                                ? place
                                : plain.ceiling(place) == null ? plain.first() : plain.ceiling(place);
                        assertThat(list.remove(gone.key, gone.user)).isEqualTo(plain.remove(gone));
                    }
                }
                assertSame(list, plain, random, keys);
            }
        }
    }

    @Test
    void a_list_filled_in_its_order_is_the_whole_of_it() {
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
    void a_user_is_taken_out_wherever_they_stand() {
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

    private static void assertSame(OrderedList list, TreeSet<Place> plain, Random random, int keys) {
        List<Place> whole = new ArrayList<>();
        for (int position = 0; position < list.size(); position++) {
            whole.add(new Place(list.key(position), list.user(position)));
        }
        assertThat(whole).containsExactlyElementsOf(plain);
        assertThat(list.users())
                .containsExactly(plain.stream().mapToLong(Place::user).sorted().toArray());
        for (int question = 0; question < 50; question++) {
            Place place = new Place(random.nextInt(keys), random.nextInt(50));
            assertThat(list.rank(place.key, place.user))
                    .isEqualTo(plain.headSet(place).size());
            assertThat(list.position(place.key, place.user)).isEqualTo(whole.indexOf(place));
            long[] users = {place.user, place.user + 3};
            assertThat(list.positions(users))
                    .containsExactly(IntStream.range(0, whole.size())
                            .filter(position -> Arrays.binarySearch(users, whole.get(position).user) >= 0)
                            .toArray());
        }
    }
}
