package dev.kith.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kith.neo4j.bulk.Mention;
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
        List<Mention> pairs = pairs(community);
        long mutual = 2 * pairs.stream().filter(pair -> pair.lowSince() != Mention.NEVER && pair.highSince() != Mention.NEVER).count();
        long all = pairs.size() + mutual / 2;
        assertThat((double) mutual / all).isCloseTo(0.25, within(0.03));
        assertThat(pairs.stream()
                        .filter(pair -> (pair.low() == DemoCommunity.STAR && pair.highSince() != Mention.NEVER)
                                || (pair.high() == DemoCommunity.STAR && pair.lowSince() != Mention.NEVER)))
                .hasSize(DemoCommunity.PEOPLE - 1);
    }

    private static List<Mention> pairs(DemoCommunity community) {
        List<Mention> pairs = new ArrayList<>();
        community.follows().byPair(Set.of(), 0).forEach(pairs::add);
        return pairs;
    }
}
