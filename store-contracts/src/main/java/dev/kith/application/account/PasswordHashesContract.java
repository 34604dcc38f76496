package dev.kith.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.account.Password;
import dev.kith.domain.account.PasswordHash;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link PasswordHashes} keeps. */
public abstract class PasswordHashesContract {

    private static final Password RIGHT = new Password("Corr\u00e8ct horse 1\uD83D\uDE80");

    protected abstract PasswordHashes hashes();

    @Test
    void a_password_matches_its_hash_and_no_other_does() {
        PasswordHash hash = hashes().of(RIGHT);
        assertThat(hashes().matches(RIGHT, hash)).isTrue();
        for (String wrong : new String[] {
            "", "corr\u00e8ct horse 1\uD83D\uDE80", RIGHT.text() + " ", " " + RIGHT.text(), "Correct horse 1"
        }) {
            assertThat(hashes().matches(new Password(wrong), hash)).as(wrong).isFalse();
        }
    }

    @Test
    void a_password_does_not_depend_on_unicode_composition() {
        assertThat(hashes().matches(new Password("Corre\u0300ct horse 1\uD83D\uDE80"), hashes().of(RIGHT)))
                .isTrue();
    }

    @Test
    void no_password_matches_without_a_hash() {
        assertThat(hashes().matches(RIGHT, null)).isFalse();
        assertThat(hashes().matches(new Password(""), null)).isFalse();
        assertThat(hashes().matches(new Password("a password no one has"), null))
                .isFalse();
    }

    @Test
    void a_hash_shows_neither_the_password_nor_that_two_are_the_same() {
        assertThat(hashes().of(RIGHT)).isNotEqualTo(hashes().of(RIGHT));
        assertThat(hashes().of(RIGHT).text()).doesNotContain("horse");
        assertThat(hashes().of(RIGHT).toString() + RIGHT)
                .doesNotContain("horse")
                .doesNotContain("$");
    }
}
