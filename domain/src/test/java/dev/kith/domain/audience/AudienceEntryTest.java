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

final class AudienceEntryTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void mutuals_come_first_then_the_newest_then_the_highest_id() {
        AudienceEntry oldMutual = new AudienceEntry(new UserId(1), true, NOON);
        AudienceEntry newer = new AudienceEntry(new UserId(2), false, NOON.plusSeconds(1));
        AudienceEntry high = new AudienceEntry(new UserId(9), false, NOON);
        AudienceEntry low = new AudienceEntry(new UserId(3), false, NOON);

        assertThat(Stream.of(low, high, newer, oldMutual).sorted(AudienceEntry.MUTUAL_FIRST))
                .containsExactly(oldMutual, newer, high, low);
    }

    @Property
    void the_order_is_total(
            @ForAll("entries") AudienceEntry one,
            @ForAll("entries") AudienceEntry other,
            @ForAll("entries") AudienceEntry third) {
        assertThat(AudienceEntry.MUTUAL_FIRST.compare(one, other) == 0).isEqualTo(one.equals(other));
        assertThat(Integer.signum(AudienceEntry.MUTUAL_FIRST.compare(one, other)))
                .isEqualTo(-Integer.signum(AudienceEntry.MUTUAL_FIRST.compare(other, one)));
        if (AudienceEntry.MUTUAL_FIRST.compare(one, other) <= 0
                && AudienceEntry.MUTUAL_FIRST.compare(other, third) <= 0) {
            assertThat(AudienceEntry.MUTUAL_FIRST.compare(one, third)).isLessThanOrEqualTo(0);
        }
    }

    @Provide
    static Arbitrary<AudienceEntry> entries() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(0, 2))
                .as((id, mutual, second) -> new AudienceEntry(new UserId(id), mutual, NOON.plusSeconds(second)));
    }
}
