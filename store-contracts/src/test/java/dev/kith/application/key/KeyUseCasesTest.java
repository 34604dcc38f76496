package dev.kith.application.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.StoreUnavailable;
import dev.kith.domain.key.KeyAdmission;
import dev.kith.domain.key.KeyId;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.key.KeyState;
import dev.kith.domain.key.KeyText;
import dev.kith.domain.key.ServiceKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class KeyUseCasesTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Keys keys = new InMemoryKeys();
    private final Random random = new Random(7);

    private static Clock at(Instant moment) {
        return Clock.fixed(moment, ZoneOffset.UTC);
    }

    private IssuedKey created() {
        return made(null);
    }

    private IssuedKey made(@Nullable IssuedKey maker) {
        CreateKey.Answer answer = new CreateKey(keys, at(NOON), random)
                .handle(
                        "backend",
                        Set.of(KeyScope.GRAPH),
                        NOON.plus(Duration.ofDays(90)),
                        maker == null ? null : maker.key().id());
        return ((CreateKey.Answer.Created) answer).issued();
    }

    private VerifyKey.Answer verified(KeyText text, Instant moment) {
        return new VerifyKey(keys, at(moment)).handle(text);
    }

    private static VerifyKey.Answer refused(KeyState state) {
        return new VerifyKey.Answer.Refused(state);
    }

    @Test
    void a_created_key_is_valid_until_it_expires() {
        IssuedKey issued = created();
        assertThat(issued.key().expires()).isEqualTo(NOON.plus(Duration.ofDays(90)));
        assertThat(new ListKeys(keys).handle()).containsExactly(issued.key());
        assertThat(new FindKey(keys).handle(issued.key().id())).contains(issued.key());
        assertThat(verified(issued.text(), NOON)).isEqualTo(new VerifyKey.Answer.Valid(issued.key()));
        assertThat(verified(issued.text(), NOON.plus(Duration.ofDays(90)))).isEqualTo(refused(KeyState.EXPIRED));
        assertThat(verified(KeyText.random(issued.key().id(), random), NOON)).isEqualTo(refused(KeyState.UNKNOWN));
        assertThat(verified(KeyText.random(random), NOON)).isEqualTo(refused(KeyState.UNKNOWN));
    }

    @Test
    void a_use_is_noted() {
        IssuedKey issued = created();
        verified(issued.text(), NOON.plusSeconds(90));
        assertThat(keys.find(issued.key().id()).map(ServiceKey::used)).contains(NOON.plusSeconds(60));
    }

    @Test
    void a_key_is_valid_while_its_use_cannot_be_noted() {
        IssuedKey issued = created();
        Keys readOnly = new ReadOnlyKeys(keys);
        assertThat(new VerifyKey(readOnly, at(NOON)).handle(issued.text()))
                .isEqualTo(new VerifyKey.Answer.Valid(issued.key()));
        assertThat(keys.find(issued.key().id()).map(ServiceKey::used)).isEmpty();
    }

    /** A store that answers reads and no writes. */
    private record ReadOnlyKeys(Keys store) implements Keys {

        @Override
        public Optional<ServiceKey> find(KeyId id) {
            return store.find(id);
        }

        @Override
        public KeyAdmission add(ServiceKey key, Function<List<ServiceKey>, KeyAdmission> rule) {
            throw new StoreUnavailable("no leader", new IllegalStateException());
        }

        @Override
        public List<ServiceKey> list() {
            return store.list();
        }

        @Override
        public Optional<ServiceKey> edit(KeyId id, UnaryOperator<ServiceKey> change) {
            throw new StoreUnavailable("no leader", new IllegalStateException());
        }
    }

    @Test
    void a_revoked_key_is_refused_and_cannot_be_rotated() {
        IssuedKey issued = created();
        assertThat(new RevokeKey(keys, at(NOON)).handle(issued.key().id())).isTrue();
        assertThat(new RevokeKey(keys, at(NOON)).handle(new KeyId("000000000000")))
                .isFalse();
        assertThat(verified(issued.text(), NOON)).isEqualTo(refused(KeyState.REVOKED));
        assertThat(new RotateKey(keys, at(NOON), random).handle(issued.key().id(), Duration.ZERO))
                .isEqualTo(new RotateKey.Answer.Revoked());
        assertThat(new ListKeys(keys).handle()).hasSize(1);
    }

    @Test
    void the_keys_that_a_revoked_key_made_are_revoked_too() {
        IssuedKey first = created();
        IssuedKey made = made(first);
        IssuedKey madeByThis = made(made);
        IssuedKey other = made(null);
        assertThat(made.key().createdBy()).isEqualTo(first.key().id());
        assertThat(new RevokeKey(keys, at(NOON)).handle(first.key().id())).isTrue();
        for (IssuedKey key : List.of(first, made, madeByThis)) {
            assertThat(verified(key.text(), NOON)).isEqualTo(refused(KeyState.REVOKED));
        }
        assertThat(verified(other.text(), NOON)).isInstanceOf(VerifyKey.Answer.Valid.class);
        assertThat(new CreateKey(keys, at(NOON), random)
                        .handle("x", Set.of(KeyScope.GRAPH), null, first.key().id()))
                .isEqualTo(new CreateKey.Answer.CreatorRevoked());
    }

    @Test
    void keys_are_too_many_until_one_is_revoked() {
        List<IssuedKey> all =
                Stream.generate(this::created).limit(KeyAdmission.MAX_VALID).toList();
        CreateKey create = new CreateKey(keys, at(NOON), random);
        assertThat(create.handle("x", Set.of(KeyScope.GRAPH), null, null)).isEqualTo(new CreateKey.Answer.TooMany());
        assertThat(new RevokeKey(keys, at(NOON)).handle(all.getFirst().key().id()))
                .isTrue();
        assertThat(create.handle("x", Set.of(KeyScope.GRAPH), null, null)).isInstanceOf(CreateKey.Answer.Created.class);
    }

    @Test
    void a_rotated_key_has_two_secrets_for_a_while() {
        IssuedKey issued = created();
        RotateKey rotate = new RotateKey(keys, at(NOON), random);
        RotateKey.Answer answer = rotate.handle(issued.key().id(), Duration.ofHours(1));
        KeyText second = ((RotateKey.Answer.Rotated) answer).issued().text();
        for (KeyText text : List.of(issued.text(), second)) {
            assertThat(verified(text, NOON)).isInstanceOf(VerifyKey.Answer.Valid.class);
        }
        assertThat(verified(issued.text(), NOON.plusSeconds(3600))).isEqualTo(refused(KeyState.EXPIRED));
        assertThat(verified(second, NOON.plusSeconds(3600))).isInstanceOf(VerifyKey.Answer.Valid.class);
        assertThat(rotate.handle(new KeyId("000000000000"), Duration.ZERO)).isEqualTo(new RotateKey.Answer.NoSuchKey());
    }
}
