package dev.kith.domain.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.domain.account.Secret;
import dev.kith.domain.account.SecretHash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ServiceKeyTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:30Z");
    private static final SecretHash FIRST = new Secret("first").hash();
    private static final SecretHash SECOND = new Secret("second").hash();
    private static final SecretHash THIRD = new Secret("third").hash();

    private static ServiceKey key(KeyScope... scopes) {
        return new ServiceKey(
                new KeyId("0123456789ab"),
                "backend",
                Set.of(scopes),
                NOW,
                NOW.plusSeconds(3600),
                null,
                null,
                List.of(new KeySecret(FIRST, null)),
                null);
    }

    @ParameterizedTest
    @EnumSource
    void a_scope_includes_the_scopes_below_it(KeyScope wanted) {
        assertThat(key(KeyScope.GRAPH).allows(wanted)).isTrue();
        assertThat(key(KeyScope.USERS).allows(wanted)).isEqualTo(wanted.text().startsWith("graph.users"));
        assertThat(key(KeyScope.USERS_READ).allows(wanted)).isEqualTo(wanted == KeyScope.USERS_READ);
        assertThat(KeyScope.parse(wanted.text())).contains(wanted);
    }

    @Test
    void a_key_tells_a_scope_that_it_does_not_include() {
        assertThat(key(KeyScope.GRAPH).missing(Set.of(KeyScope.values()))).isEmpty();
        assertThat(key(KeyScope.TIES).missing(Set.of(KeyScope.TIES_READ, KeyScope.USERS)))
                .contains(KeyScope.USERS);
        assertThat(key(KeyScope.TIES_READ).missing(Set.of(KeyScope.TIES))).contains(KeyScope.TIES);
    }

    @Test
    void a_key_expires_and_is_revoked() {
        ServiceKey key = key(KeyScope.GRAPH);
        assertThat(key.state(FIRST, NOW)).isEqualTo(KeyState.VALID);
        assertThat(key.state(FIRST, NOW.plusSeconds(3599))).isEqualTo(KeyState.VALID);
        assertThat(key.state(FIRST, NOW.plusSeconds(3600))).isEqualTo(KeyState.EXPIRED);
        assertThat(key.revokedAt(NOW).state(FIRST, NOW)).isEqualTo(KeyState.REVOKED);
        assertThat(key.revokedAt(NOW).revokedAt(NOW.plusSeconds(1))).isEqualTo(key.revokedAt(NOW));
    }

    @Test
    void who_has_no_secret_of_a_key_learns_nothing_about_it() {
        assertThat(key(KeyScope.GRAPH).state(SECOND, NOW)).isEqualTo(KeyState.UNKNOWN);
        assertThat(key(KeyScope.GRAPH).revokedAt(NOW).state(SECOND, NOW)).isEqualTo(KeyState.UNKNOWN);
    }

    @Test
    void both_secrets_count_until_the_overlap_ends() {
        ServiceKey key = key(KeyScope.GRAPH).rotated(SECOND, NOW, Duration.ofSeconds(60));
        assertThat(key.state(FIRST, NOW.plusSeconds(59))).isEqualTo(KeyState.VALID);
        assertThat(key.state(FIRST, NOW.plusSeconds(60))).isEqualTo(KeyState.EXPIRED);
        assertThat(key.state(SECOND, NOW.plusSeconds(60))).isEqualTo(KeyState.VALID);
    }

    @Test
    void a_second_rotation_ends_the_oldest_secret_and_lengthens_none() {
        ServiceKey key = key(KeyScope.GRAPH)
                .rotated(SECOND, NOW, Duration.ofSeconds(60))
                .rotated(THIRD, NOW.plusSeconds(1), Duration.ZERO);
        assertThat(key.secrets()).hasSize(2);
        assertThat(key.state(FIRST, NOW.plusSeconds(1))).isEqualTo(KeyState.UNKNOWN);
        assertThat(key.state(SECOND, NOW.plusSeconds(1))).isEqualTo(KeyState.EXPIRED);
        assertThat(key.state(THIRD, NOW.plusSeconds(1))).isEqualTo(KeyState.VALID);
    }

    @Test
    void a_use_is_noted_once_a_minute() {
        ServiceKey used = key(KeyScope.GRAPH).usedAt(NOW);
        assertThat(used.used()).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(used.isUseNewAt(NOW.plusSeconds(29))).isFalse();
        assertThat(used.usedAt(NOW.plusSeconds(29))).isSameAs(used);
        assertThat(used.isUseNewAt(NOW.plusSeconds(30))).isTrue();
    }

    @Test
    void a_key_has_a_name_and_a_scope() {
        assertThat(ServiceKey.isWellNamed("my backend")).isTrue();
        assertThat(ServiceKey.isWellNamed(" ")).isFalse();
        assertThat(ServiceKey.isWellNamed("a\nb")).isFalse();
        assertThat(ServiceKey.isWellNamed("a".repeat(101))).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> key());
    }
}
