package dev.kith.application.importing.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class FollowListTest {

    @Property
    void every_follow_is_in_one_pair_with_its_first_time(
            @ForAll @Size(max = 60) List<@Size(2) List<@LongRange(min = 1, max = 9) Long>> input) {
        FollowList list = new FollowList();
        Map<List<Long>, Long> expected = new HashMap<>();
        long first = 1_000;
        for (List<Long> follow : input) {
            if (!follow.getFirst().equals(follow.getLast())) {
                expected.putIfAbsent(follow, first + list.size());
                list.add(follow.getFirst(), follow.getLast(), FollowList.UNKNOWN_TIME);
            }
        }
        Map<List<Long>, Long> found = new HashMap<>();
        List<List<Long>> pairs = new ArrayList<>();
        FollowList.Pairs byPair = list.byPair(Set.of(), first);
        long duplicates = byPair.forEach(pair -> {
            pairs.add(List.of(pair.low(), pair.high()));
            assertThat(pair.low()).isLessThan(pair.high());
            if (pair.lowSince() != FollowPair.NEVER) {
                found.put(List.of(pair.low(), pair.high()), pair.lowSince());
            }
            if (pair.highSince() != FollowPair.NEVER) {
                found.put(List.of(pair.high(), pair.low()), pair.highSince());
            }
        });
        assertThat(found).isEqualTo(expected);
        assertThat(pairs).doesNotHaveDuplicates();
        assertThat(duplicates).isEqualTo(list.size() - expected.size());
    }

    @Test
    void a_given_time_is_kept_and_a_missing_time_follows_file_order() {
        FollowList list = new FollowList();
        list.add(1, 2, FollowList.UNKNOWN_TIME);
        list.add(3, 1, 77);
        list.add(2, 1, FollowList.UNKNOWN_TIME);
        List<FollowPair> pairs = new ArrayList<>();
        long duplicates = list.byPair(Set.of(), 1_000).forEach(pairs::add);
        assertThat(duplicates).isZero();
        assertThat(pairs)
                .containsExactly(new FollowPair(1, 2, 1_000, 1_002), new FollowPair(1, 3, FollowPair.NEVER, 77));
    }

    @Test
    void follows_of_excluded_users_are_counted() {
        FollowList list = new FollowList();
        list.add(1, 2, FollowList.UNKNOWN_TIME);
        list.add(2, 3, FollowList.UNKNOWN_TIME);
        FollowList.Pairs pairs = list.byPair(Set.of(3L), 0);
        assertThat(pairs.followCount()).isEqualTo(1);
        assertThat(pairs.excludedCount()).isEqualTo(1);
    }

    @Test
    void many_and_large_ids_are_distinct() {
        IdIndex ids = new IdIndex();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 100_000; i++) {
                assertThat(ids.indexOf(1 + i * 10_000_000_019L)).isEqualTo(i);
            }
        }
        assertThat(ids.size()).isEqualTo(100_000);
    }
}
