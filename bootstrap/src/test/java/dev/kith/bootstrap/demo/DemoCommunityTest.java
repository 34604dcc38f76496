package dev.kith.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kith.application.importing.follow.FollowPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DemoCommunityTest {

    @Test
    void it_is_the_same_every_time() {
        DemoCommunity one = new DemoCommunity();
        DemoCommunity other = new DemoCommunity();
        assertThat(one.people()).isEqualTo(other.people()).hasSize(DemoCommunity.PEOPLE);
        assertThat(pairs(one)).isEqualTo(pairs(other));
    }

    @Test
    void a_quarter_of_the_follows_are_mutual_and_everybody_follows_one() {
        DemoCommunity community = new DemoCommunity();
        assertThat(community.people()).hasSize(DemoCommunity.PEOPLE);
        List<FollowPair> pairs = pairs(community);
        long mutual = 2
                * pairs.stream()
                        .filter(pair -> pair.lowSince() != FollowPair.NEVER && pair.highSince() != FollowPair.NEVER)
                        .count();
        long all = pairs.size() + mutual / 2;
        assertThat((double) mutual / all).isCloseTo(0.25, within(0.03));
        assertThat(pairs.stream()
                        .filter(pair -> (pair.low() == DemoCommunity.STAR && pair.highSince() != FollowPair.NEVER)
                                || (pair.high() == DemoCommunity.STAR && pair.lowSince() != FollowPair.NEVER)))
                .hasSize(DemoCommunity.PEOPLE - 1);
    }

    private static List<FollowPair> pairs(DemoCommunity community) {
        List<FollowPair> pairs = new ArrayList<>();
        community.follows().byPair(Set.of(), 0).forEach(pairs::add);
        return pairs;
    }
}
