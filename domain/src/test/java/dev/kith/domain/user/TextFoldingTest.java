package dev.kith.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class TextFoldingTest {

    @Test
    void case_accents_and_surplus_space_make_no_difference() {
        assertThat(TextFolding.fold("  ZOË \t\n Ångström ")).isEqualTo("zoe angstrom");
        assertThat(TextFolding.fold("e\u0301")).isEqualTo(TextFolding.fold("\u00e9"));
        assertThat(TextFolding.fold("ﬁn")).isEqualTo("fin");
        assertThat(TextFolding.fold("İstanbul")).isEqualTo("istanbul");
        assertThat(TextFolding.fold("")).isEmpty();
    }

    @Test
    void a_final_sigma_equals_any_sigma() {
        assertThat(TextFolding.fold("ΟΔΟΣΑΚΙ")).contains(TextFolding.fold("ΟΔΟΣ"));
    }

    @Test
    void a_text_that_grows_is_cut_between_characters() {
        assertThat(TextFolding.fold("ﷺ".repeat(255)))
                .hasSizeLessThanOrEqualTo(TextFolding.MAX)
                .startsWith("صلى");
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
