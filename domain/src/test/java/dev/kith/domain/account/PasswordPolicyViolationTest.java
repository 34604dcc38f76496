package dev.kith.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordPolicyViolationTest {

    private static PasswordPolicyViolation of(String password) {
        return PasswordPolicyViolation.of(new Password(password));
    }

    @Test
    void three_of_four_kinds_of_characters_are_accepted() {
        for (String password : new String[] {
            "Aa1aaaaa",
            "Aa-aaaaa",
            "a1-aaaaa",
            "A1-AAAAA",
            "\u00e9\u00c91aaaaa",
            "Aa1-".repeat(32),
            "Aa \uD83D\uDE80aaaa"
        }) {
            assertThat(of(password)).as(password).isNull();
        }
    }

    @Test
    void lengths_are_counted_in_characters() {
        assertThat(of("")).isEqualTo(PasswordPolicyViolation.TOO_SHORT);
        assertThat(of("Aa1-aaa")).isEqualTo(PasswordPolicyViolation.TOO_SHORT);
        assertThat(of("Aa1" + "\uD83D\uDE80".repeat(4))).isEqualTo(PasswordPolicyViolation.TOO_SHORT);
        assertThat(of("Aa1" + "\uD83D\uDE80".repeat(125))).isNull();
        assertThat(of("Aa1" + "\uD83D\uDE80".repeat(126))).isEqualTo(PasswordPolicyViolation.TOO_LONG);
    }

    @Test
    void two_kinds_of_characters_are_refused() {
        for (String password : new String[] {"aaaaaaaa", "aaaaaaaA", "12345678", "1234567a", "--------", "-------a"}) {
            assertThat(of(password)).as(password).isEqualTo(PasswordPolicyViolation.TOO_SIMPLE);
        }
    }

    @Test
    void unprintable_characters_are_refused() {
        assertThat(of("Aa1-aaaa\n")).isEqualTo(PasswordPolicyViolation.UNPRINTABLE);
        assertThat(of("Aa1-aaaa\u0000")).isEqualTo(PasswordPolicyViolation.UNPRINTABLE);
        assertThat(of("Aa1-aaaa\uD800")).isEqualTo(PasswordPolicyViolation.UNPRINTABLE);
    }
}
