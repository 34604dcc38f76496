package dev.kith.domain.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class EntryTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void mutuals_come_first_then_the_newest_then_the_highest_id() {
        Entry oldMutual = new Entry(new UserId(1), true, NOON);
        Entry newer = new Entry(new UserId(2), false, NOON.plusSeconds(1));
        Entry high = new Entry(new UserId(9), false, NOON);
        Entry low = new Entry(new UserId(3), false, NOON);

        assertThat(Stream.of(low, high, newer, oldMutual).sorted(Entry.MUTUAL_FIRST))
                .containsExactly(oldMutual, newer, high, low);
    }

    @Property
    void the_order_is_total(@ForAll("entries") Entry one, @ForAll("entries") Entry other, @ForAll("entries") Entry third) {
        assertThat(Entry.MUTUAL_FIRST.compare(one, other) == 0).isEqualTo(one.equals(other));
        assertThat(Integer.signum(Entry.MUTUAL_FIRST.compare(one, other))).isEqualTo(-Integer.signum(Entry.MUTUAL_FIRST.compare(other, one)));
        if (Entry.MUTUAL_FIRST.compare(one, other) <= 0 && Entry.MUTUAL_FIRST.compare(other, third) <= 0) {
            assertThat(Entry.MUTUAL_FIRST.compare(one, third)).isLessThanOrEqualTo(0);
        }
    }

    @Provide
    static Arbitrary<Entry> entries() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 3), Arbitraries.of(true, false), Arbitraries.longs().between(0, 2))
                .as((id, mutual, second) -> new Entry(new UserId(id), mutual, NOON.plusSeconds(second)));
    }
}
