package dev.kith.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextFoldingTest {

    @Test
    void case_accents_and_surplus_space_make_no_difference() {
        assertThat(TextFolding.fold("  ZOË \t\n Ångström ")).isEqualTo("zoe angstrom");
        assertThat(TextFolding.fold("e\u0301")).isEqualTo(TextFolding.fold("\u00e9"));
        assertThat(TextFolding.fold("ﬁn")).isEqualTo("fin");
        assertThat(TextFolding.fold("İstanbul")).isEqualTo("istanbul");
        assertThat(TextFolding.fold("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Straße, STRASSE",
        "Işık, ışık",
        "Işık, isik",
        "Łukasz, lukasz",
        "Søren, soren",
        "Đorđe, dorde",
        "Æsop, aesop",
        "Œuvre, oeuvre",
        "Þór, thor",
        "Семён, семен",
        "Ωμέγα, ωμεγα",
        "שָׁלוֹם, שלום",
        "مُحَمَّد, محمد",
        "ＡＢＣ, abc",
        "１２٣, 123",
        "ガ, ｶﾞ",
        "राम, राम"
    })
    void letters_that_people_take_for_one_fold_to_one(String one, String other) {
        assertThat(TextFolding.fold(one)).isEqualTo(TextFolding.fold(other));
    }

    @ParameterizedTest
    @CsvSource({
        "й, и",
        "ў, у",
        "ї, і",
        "राम, रोम",
        "क्ष, कष",
        "क़, क",
        "が, か",
        "ぱ, は",
        "か\u3099, か",
        "ラーメン, ラメン",
        "กี, กิ",
        "นา, น่า",
        "각, 가",
        "কি, কী",
        "தா, த"
    })
    void letters_that_differ_stay_different(String one, String other) {
        assertThat(TextFolding.fold(one)).isNotEqualTo(TextFolding.fold(other));
        assertThat(TextFolding.fold("и\u0306")).isEqualTo(TextFolding.fold("Й"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufe0f", "\u0301", "\u200d", "\u00a0", "\u00ad", "\u3000"})
    void a_mark_alone_folds_to_nothing(String text) {
        assertThat(TextFolding.fold(text)).isEmpty();
    }

    @Property
    boolean a_text_of_ascii_folds_as_it_does_among_other_letters(@ForAll @CharRange(to = '\u007f') String text) {
        return TextFolding.fold(text + "\u0436")
                .equals(TextFolding.fold(text + "-").replaceFirst("-$", "\u0436"));
    }

    @Test
    void folding_any_folded_letter_changes_nothing() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            String folded = TextFolding.fold("x" + Character.toString(point) + "x");
            assertThat(TextFolding.fold(folded)).as("U+%04X", point).isEqualTo(folded);
        }
    }

    @Test
    void a_final_sigma_equals_any_sigma() {
        assertThat(TextFolding.fold("ΟΔΟΣΑΚΙ")).contains(TextFolding.fold("ΟΔΟΣ"));
    }

    @Test
    void a_text_that_grows_is_cut_between_characters() {
        assertThat(TextFolding.fold("ﷺ".repeat(255)))
                .hasSizeLessThanOrEqualTo(TextFolding.MAX)
                .startsWith("صلي");
        assertThat(TextFolding.fold("x" + "👩".repeat(TextFolding.MAX)))
                .hasSize(TextFolding.MAX - 1)
                .endsWith("👩");
    }

    @Property
    boolean folding_what_is_folded_changes_nothing(@ForAll String text) {
        return TextFolding.fold(TextFolding.fold(text)).equals(TextFolding.fold(text));
    }

    @Property
    boolean a_folded_text_has_its_bound(@ForAll String text) {
        return TextFolding.fold(text).length() <= TextFolding.MAX;
    }
}
