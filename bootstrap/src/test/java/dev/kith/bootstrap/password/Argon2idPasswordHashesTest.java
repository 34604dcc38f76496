package dev.kith.bootstrap.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.account.PasswordHashes;
import dev.kith.application.account.PasswordHashesContract;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.PasswordHash;
import org.junit.jupiter.api.Test;

class Argon2idPasswordHashesTest extends PasswordHashesContract {

    private static final Argon2idPasswordHashes HASHES = new Argon2idPasswordHashes();

    @Override
    protected PasswordHashes hashes() {
        return HASHES;
    }

    @Test
    void a_hash_costs_at_least_what_owasp_recommends_and_holds_its_parameters() {
        assertThat(HASHES.of(new Password("x")).text())
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    /** The example in the README of the reference implementation. */
    @Test
    void a_hash_of_another_implementation_with_another_cost_matches() {
        PasswordHash reference = new PasswordHash(
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
        assertThat(HASHES.matches(new Password("password"), reference)).isTrue();
        assertThat(HASHES.matches(new Password("passwore"), reference)).isFalse();
    }

    @Test
    void a_hash_in_another_format_is_an_illegal_state() {
        assertThatThrownBy(() -> HASHES.matches(new Password("x"), new PasswordHash("$2a$10$x")))
                .isInstanceOf(IllegalStateException.class);
    }
}
