package dev.kith.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

final class PasswordTest {

    @Test
    void a_password_is_refused_by_its_raw_length_and_never_printed() {
        String longest = "e\u0301".repeat(Password.MAX_UNITS / 2);
        assertThat(new Password(longest).text()).isEqualTo("\u00e9".repeat(Password.MAX_UNITS / 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Password(longest + "x"))
                .withMessageNotContaining("e\u0301");
    }

    @Test
    void every_password_of_the_policy_fits_in_any_form_of_unicode() {
        String composed = "\u1fa7".repeat(PasswordPolicyViolation.MAX_LENGTH);
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        assertThat(new Password(decomposed).text()).isEqualTo(composed);
    }
}
