package dev.kith.domain.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.account.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class KeyAdmissionTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(KeyAdmission.KEPT).minusSeconds(1);

    private static ServiceKey key(int number, @Nullable Instant expires, @Nullable Instant revoked) {
        return new ServiceKey(
                id(number),
                "backend",
                Set.of(KeyScope.GRAPH),
                NOW.minus(Duration.ofDays(400)),
                expires,
                null,
                revoked,
                List.of(new KeySecret(new Secret("x").hash(), null)),
                number == 0 ? null : id(0));
    }

    private static KeyId id(int number) {
        return new KeyId(String.format("%012d", number));
    }

    private static List<ServiceKey> keys(int from, int count, @Nullable Instant expires, @Nullable Instant revoked) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> key(number, expires, revoked))
                .toList();
    }

    private static KeyAdmission admitted(KeyId... forgotten) {
        return new KeyAdmission.Admitted(List.of(forgotten));
    }

    @Test
    void a_thousand_keys_may_be_valid_at_once() {
        List<ServiceKey> existing = new ArrayList<>(keys(2, 999, null, null));
        existing.add(key(0, NOW, null));
        ServiceKey added = key(1, null, null);
        assertThat(KeyAdmission.of(added, existing, NOW)).isEqualTo(admitted());
        assertThat(KeyAdmission.of(added, existing, NOW.minusNanos(1))).isEqualTo(new KeyAdmission.TooMany());
    }

    @Test
    void a_key_is_forgotten_a_month_after_its_end() {
        List<ServiceKey> existing = List.of(
                key(2, null, LONG_AGO),
                key(3, LONG_AGO, null),
                key(4, null, LONG_AGO.plusSeconds(1)),
                key(5, NOW, LONG_AGO.minusSeconds(1)),
                key(6, NOW.plusSeconds(1), null));
        assertThat(KeyAdmission.of(key(1, null, null), existing, NOW)).isEqualTo(admitted(id(5), id(2), id(3)));
    }

    @Test
    void of_those_that_ended_the_last_thousand_are_kept() {
        List<ServiceKey> existing = new ArrayList<>(keys(10, 1_000, null, NOW.minusSeconds(5)));
        existing.add(key(2, null, NOW.minusSeconds(6)));
        existing.add(key(3, null, NOW.minusSeconds(7)));
        assertThat(KeyAdmission.of(key(1, null, null), existing, NOW)).isEqualTo(admitted(id(3), id(2)));
    }

    @Test
    void a_revoked_key_makes_no_other() {
        ServiceKey made = key(1, null, null);
        assertThat(KeyAdmission.of(made, List.of(key(0, null, null)), NOW)).isEqualTo(admitted());
        assertThat(KeyAdmission.of(made, List.of(key(0, null, NOW)), NOW)).isEqualTo(new KeyAdmission.CreatorRevoked());
    }
}
