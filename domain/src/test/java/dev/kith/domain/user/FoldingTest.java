package dev.kith.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class FoldingTest {

    @Test
    void case_accents_and_surplus_space_make_no_difference() {
        assertThat(Folding.fold("  ZOË \t\n Ångström ")).isEqualTo("zoe angstrom");
        assertThat(Folding.fold("e\u0301")).isEqualTo(Folding.fold("\u00e9"));
        assertThat(Folding.fold("ﬁn")).isEqualTo("fin");
        assertThat(Folding.fold("İstanbul")).isEqualTo("istanbul");
        assertThat(Folding.fold("")).isEmpty();
    }

    @Test
    void a_sigma_is_one_letter_wherever_it_stands() {
        assertThat(Folding.fold("ΟΔΟΣΑΚΙ")).contains(Folding.fold("ΟΔΟΣ"));
    }

    @Test
    void what_swells_is_cut_and_never_within_a_character() {
        assertThat(Folding.fold("ﷺ".repeat(255))).hasSizeLessThanOrEqualTo(Folding.MAX).startsWith("صلى");
        assertThat(Folding.fold("x" + "👩".repeat(Folding.MAX))).hasSize(Folding.MAX - 1).endsWith("👩");
    }

    @Property
    boolean folding_what_is_folded_changes_nothing(@ForAll String text) {
        return Folding.fold(Folding.fold(text)).equals(Folding.fold(text));
    }

    @Property
    boolean a_folded_text_has_its_bound(@ForAll String text) {
        return Folding.fold(text).length() <= Folding.MAX;
    }
}
