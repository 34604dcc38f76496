package dev.kith.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UsernameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-Z_09", "-", "___"})
    void letters_digits_and_two_marks_are_accepted(String text) {
        assertThat(new Username(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "zoë", "a\n", "a.b", "а", "１", "a@b", "a/b"})
    void any_other_character_is_refused(String text) {
        assertThat(Username.isWellFormed(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Username(text));
    }

    @Test
    void a_name_has_a_maximum_length() {
        assertThat(Username.isWellFormed("n".repeat(Username.MAX_LENGTH))).isTrue();
        assertThat(Username.isWellFormed("n".repeat(Username.MAX_LENGTH + 1))).isFalse();
    }

    @Test
    void names_that_differ_in_case_only_share_a_key_in_every_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(new Username("IRIS").key())
                    .isEqualTo(new Username("iris").key())
                    .isEqualTo("iris");
        } finally {
            Locale.setDefault(before);
        }
    }
}
