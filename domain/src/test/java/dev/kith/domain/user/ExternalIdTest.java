package dev.kith.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExternalIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"7", "auth0|123", " ", "a/b%2F?#", "ä", "e\u0301", "😀", "-", "ext:x", "me"})
    void any_text_is_accepted(String text) {
        assertThat(new ExternalId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "a\n", "\t", "\u007f", "\u0085", "\ud800", "\udc00a"})
    void no_text_control_characters_and_halves_of_characters_are_refused(String text) {
        assertThat(ExternalId.isWellFormed(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new ExternalId(text));
    }

    @Test
    void the_length_is_counted_in_bytes() {
        assertThat(ExternalId.isWellFormed("a".repeat(255))).isTrue();
        assertThat(ExternalId.isWellFormed("a".repeat(256))).isFalse();
        assertThat(ExternalId.isWellFormed("ä".repeat(127) + "a")).isTrue();
        assertThat(ExternalId.isWellFormed("ä".repeat(128))).isFalse();
        assertThat(ExternalId.isWellFormed("😀".repeat(63) + "abc")).isTrue();
        assertThat(ExternalId.isWellFormed("😀".repeat(64))).isFalse();
    }

    @Property
    void a_well_formed_id_survives_its_bytes(@ForAll String text) {
        if (ExternalId.isWellFormed(text)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(bytes).hasSizeBetween(1, ExternalId.MAX_BYTES);
            assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0", "7,7", "-7,-7", "9223372036854775807,9223372036854775807"})
    void a_whole_number_is_shown_as_one(String text, long number) {
        assertThat(new ExternalId(text).number()).isEqualTo(number);
        assertThat(ExternalId.of(number)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-0", "07", "+7", " 7", "7 ", "7.0", "１", "9223372036854775808", "99999999999999999999", "x"})
    void any_other_text_is_no_number(String text) {
        assertThat(new ExternalId(text).number()).isNull();
    }
}
