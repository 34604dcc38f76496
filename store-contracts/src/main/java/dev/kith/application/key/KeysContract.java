package dev.kith.application.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.domain.account.Secret;
import dev.kith.domain.account.SecretHash;
import dev.kith.domain.key.KeyAdmission;
import dev.kith.domain.key.KeyId;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.key.KeySecret;
import dev.kith.domain.key.KeyText;
import dev.kith.domain.key.ServiceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Keys} keeps. */
@SuppressWarnings("NullAway.Init") // the field is set before each test
public abstract class KeysContract {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final KeyId ONE = new KeyId("0123456789aZ");
    private static final KeyId OTHER = new KeyId("0123456789AZ");

    private Keys keys;

    /** An empty store. */
    protected abstract Keys keys();

    @BeforeEach
    void open() {
        keys = keys();
    }

    private static SecretHash hash(String secret) {
        return new Secret(secret).hash();
    }

    private static ServiceKey key(KeyId id, Instant created, @Nullable Instant expires) {
        return new ServiceKey(
                id,
                "One \u00e9 \ud83d\ude42 'quoted'",
                Set.of(KeyScope.USERS_READ, KeyScope.TIES),
                created,
                expires,
                null,
                null,
                List.of(new KeySecret(hash("first"), null)),
                null);
    }

    private KeyAdmission add(ServiceKey key) {
        return keys.add(key, _ -> new KeyAdmission.Admitted(List.of()));
    }

    @Test
    void begins_empty() {
        assertThat(keys.find(ONE)).isEmpty();
        assertThat(keys.list()).isEmpty();
        assertThat(keys.edit(ONE, key -> key)).isEmpty();
    }

    @Test
    void a_key_is_read_back_as_it_was_kept() {
        ServiceKey plain = key(ONE, NOON, null);
        ServiceKey full = new ServiceKey(
                OTHER,
                "Other",
                EnumSet.allOf(KeyScope.class),
                NOON.plusSeconds(1),
                NOON.plusSeconds(2),
                NOON.plusSeconds(3),
                NOON.plusSeconds(4),
                List.of(new KeySecret(hash("first"), NOON.plusSeconds(5)), new KeySecret(hash("second"), null)),
                ONE);
        add(plain);
        add(full);
        assertThat(keys.find(ONE)).hasValue(plain);
        assertThat(keys.find(OTHER)).hasValue(full);
        assertThat(keys.list()).containsExactly(plain, full);
    }

    @Test
    void an_id_is_used_once() {
        ServiceKey first = key(ONE, NOON, null);
        add(first);
        assertThatThrownBy(() -> add(key(ONE, NOON.plusSeconds(1), null))).isInstanceOf(RuntimeException.class);
        assertThat(keys.find(ONE)).hasValue(first);
    }

    @Test
    void all_are_listed_the_oldest_first() {
        ServiceKey second = key(ONE, NOON.plusMillis(1), null);
        ServiceKey first = key(OTHER, NOON, null);
        add(second);
        add(first);
        assertThat(keys.list()).containsExactly(first, second);
    }

    @Test
    void the_rule_sees_all_keys_and_what_it_forgets_is_deleted_with_the_addition() {
        ServiceKey first = key(OTHER, NOON, null);
        ServiceKey second = key(ONE, NOON.plusMillis(1), null);
        assertThat(keys.add(first, existing -> {
                    assertThat(existing).isEmpty();
                    return new KeyAdmission.Admitted(List.of());
                }))
                .isEqualTo(new KeyAdmission.Admitted(List.of()));
        assertThat(keys.add(second, _ -> new KeyAdmission.TooMany())).isEqualTo(new KeyAdmission.TooMany());
        assertThat(keys.list()).containsExactly(first);
        assertThat(keys.add(second, existing -> {
                    assertThat(existing).containsExactly(first);
                    return new KeyAdmission.Admitted(List.of(OTHER));
                }))
                .isEqualTo(new KeyAdmission.Admitted(List.of(OTHER)));
        assertThat(keys.list()).containsExactly(second);
        assertThat(keys.find(OTHER)).isEmpty();
    }

    @Test
    void of_many_additions_at_once_the_rule_admits_as_many_as_it_wants() throws Exception {
        Random random = new Random(20);
        List<Callable<KeyAdmission>> additions = Stream.generate(
                        () -> key(KeyText.random(random).id(), NOON, null))
                .limit(20)
                .<Callable<KeyAdmission>>map(key -> () -> keys.add(
                        key,
                        existing -> existing.size() < 5
                                ? new KeyAdmission.Admitted(List.of())
                                : new KeyAdmission.TooMany()))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int admitted = 0;
            for (Future<KeyAdmission> answer : threads.invokeAll(additions)) {
                admitted += answer.get() instanceof KeyAdmission.Admitted ? 1 : 0;
            }
            assertThat(admitted).isEqualTo(5);
        }
        assertThat(keys.list()).hasSize(5);
    }

    @Test
    void a_change_is_kept_and_touches_no_other_key() {
        ServiceKey other = key(OTHER, NOON, NOON.plusSeconds(9));
        add(key(ONE, NOON, null));
        add(other);
        ServiceKey rotated = key(ONE, NOON, null)
                .rotated(hash("second"), NOON, Duration.ofHours(1))
                .usedAt(NOON);
        assertThat(keys.edit(ONE, key -> rotated)).hasValue(rotated);
        assertThat(keys.find(ONE)).hasValue(rotated);
        ServiceKey revoked = rotated.revokedAt(NOON.plusSeconds(1));
        assertThat(keys.edit(ONE, key -> key.revokedAt(NOON.plusSeconds(1)))).hasValue(revoked);
        assertThat(keys.edit(ONE, key -> key.revokedAt(NOON.plusSeconds(2)))).hasValue(revoked);
        assertThat(keys.find(ONE)).hasValue(revoked);
        assertThat(keys.find(OTHER)).hasValue(other);
    }
}
