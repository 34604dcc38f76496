package dev.kith.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.domain.text.TextRule.Answer;
import dev.kith.domain.text.TextRule.Violation;
import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextRuleTest {

    private static final TextRule LINE = TextRule.line(3);
    private static final TextRule LINES = TextRule.lines(3);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "é",
                "😀",
                "👩🏽‍❤️‍💋‍👨🏿",
                "👨‍👩‍👧‍👦",
                "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                "🇮🇹",
                "1️⃣",
                "각",
                "नि",
                "ก็"
            })
    void a_character_is_what_a_reader_counts_as_one(String character) {
        assertThat(LINE.check(character.repeat(3))).isInstanceOf(Answer.Accepted.class);
        assertThat(LINE.check(character.repeat(4))).isEqualTo(new Answer.Refused(Violation.TOO_LONG));
        assertThat(LINE.isWithin(Normalizer.normalize(character.repeat(3), Normalizer.Form.NFC)))
                .isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> LINE.require(character.repeat(4)));
    }

    @Test
    void an_accepted_text_is_stripped_and_in_form_c() {
        assertThat(LINE.check(" \u2003e\u0301 \n")).isEqualTo(new Answer.Accepted("\u00e9"));
    }

    @Test
    void a_text_that_is_long_in_units_is_refused_before_it_is_read() {
        String units = "e" + "\u0301\u0316".repeat(LINE.max() * TextRule.UNITS_PER_CHARACTER);
        assertThat(LINE.check(units)).isEqualTo(new Answer.Refused(Violation.TOO_LONG));
        assertThat(LINE.check(" ".repeat(LINE.max() * TextRule.UNITS_PER_CHARACTER + 1)))
                .isEqualTo(new Answer.Refused(Violation.TOO_LONG));
    }

    @Test
    void many_marks_on_one_letter_are_refused() {
        TextRule rule = TextRule.line(100);
        assertThat(rule.check("e" + "\u0301\u0316".repeat(15))).isInstanceOf(Answer.Accepted.class);
        assertThat(rule.check("e" + "\u0301\u0316".repeat(15) + "\u0301"))
                .isEqualTo(new Answer.Refused(Violation.STACKED_MARKS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "\u001b[", "a\u0085b", "\ud800", "a\udc00", "\udc00\ud800"})
    void control_characters_and_halves_of_characters_are_refused(String text) {
        assertThat(LINE.check(text)).isEqualTo(new Answer.Refused(Violation.UNPRINTABLE));
        assertThat(LINES.check(text)).isEqualTo(new Answer.Refused(Violation.UNPRINTABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb", "a\rb"})
    void line_breaks_and_tabs_need_a_rule_that_allows_lines(String text) {
        assertThat(LINE.check(text)).isEqualTo(new Answer.Refused(Violation.UNPRINTABLE));
        assertThat(LINES.check(text)).isEqualTo(new Answer.Accepted(text));
    }

    @Property
    boolean what_is_accepted_is_accepted_again_unchanged(@ForAll String text) {
        return !(TextRule.lines(50).check(text) instanceof Answer.Accepted(String once))
                || TextRule.lines(50).check(once).equals(new Answer.Accepted(once));
    }
}
