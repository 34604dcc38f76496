package dev.kith.domain.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyTextTest {

    @Property(tries = 200)
    void a_key_is_read_from_its_text(@ForAll long seed) {
        KeyText key = KeyText.random(new Random(seed));
        assertThat(key.text()).matches("kith_sk_[0-9A-Za-z]{12}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}");
        assertThat(KeyText.parse(key.text())).contains(key);
        assertThat(key.toString()).doesNotContain(key.secret().text());
    }

    @Property(tries = 200)
    void a_key_with_another_character_is_no_key(@ForAll long seed, @ForAll @IntRange(max = 70) int place) {
        String text = KeyText.random(new Random(seed)).text();
        int at = place % text.length();
        char other = text.charAt(at) == 'x' ? 'y' : 'x';
        assertThat(KeyText.parse(text.substring(0, at) + other + text.substring(at + 1)))
                .isEmpty();
    }

    @Property(tries = 200)
    void no_text_fails(@ForAll String text) {
        assertThat(KeyText.parse(text)).isEmpty();
        assertThat(KeyText.parse(KeyText.PREFIX + text)).isEmpty();
    }

    @Test
    void another_secret_of_a_key_has_its_id() {
        KeyText first = KeyText.random(new Random(1));
        KeyText second = KeyText.random(first.id(), new Random(2));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.secret()).isNotEqualTo(first.secret());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kith_sk_", "kith_sk__", " kith_sk_a", "KITH_SK_a"})
    void any_other_text_is_no_key(String text) {
        assertThat(KeyText.parse(text)).isEmpty();
    }
}
