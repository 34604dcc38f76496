package dev.kith.http.wire.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FormParameterTest {

    @Test
    void only_an_ampersand_separates_parameters() {
        assertThat(FormParameter.parse("a=1;b=2&c&=d&&e=f=g&a=+%2B"))
                .containsExactly(
                        new FormParameter("a", "1;b=2"),
                        new FormParameter("c", ""),
                        new FormParameter("", "d"),
                        new FormParameter("e", "f=g"),
                        new FormParameter("a", " +"));
        assertThat(FormParameter.parse("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "%=a", "a=%ff", "a=%C3", "a=%ED%A0%80"})
    void a_malformed_escape_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> FormParameter.parse(text));
    }

    @Test
    void too_many_parameters_are_refused_and_not_dropped() {
        assertThat(FormParameter.parse("a&".repeat(1_024))).hasSize(1_024);
        assertThatIllegalArgumentException().isThrownBy(() -> FormParameter.parse("a&".repeat(1_025)));
    }

    @Property
    void what_is_encoded_is_decoded(@ForAll List<String> texts) {
        List<String> sent = texts.stream()
                .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .toList();
        String form = sent.stream()
                .map(text -> "n=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        assertThat(FormParameter.parse(form)).extracting(FormParameter::value).isEqualTo(sent);
    }
}
