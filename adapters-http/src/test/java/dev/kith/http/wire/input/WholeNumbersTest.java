package dev.kith.http.wire.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WholeNumbersTest {

    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);

    @Property
    void signs_zeros_and_white_space_do_not_change_a_number(
            @ForAll BigInteger number, @ForAll @IntRange(max = 3_000) int zeros, @ForAll boolean blank) {
        String sign = number.signum() < 0 ? "-" : number.testBit(0) ? "+" : "";
        String text = (blank ? " " : "") + sign + "0".repeat(zeros) + number.abs() + (blank ? "\t" : "");
        assertThat(WholeNumbers.parse(text))
                .hasValue(number.max(LEAST).min(GREATEST).longValue());
    }

    @Test
    void any_other_text_is_no_number() {
        for (String text : List.of(
                "", " ", "+", "-", "+-1", "--1", "1.0", "1e3", "0x1", "1 2", "1_000", "\u0665", "1L", "\u22121",
                "1,000")) {
            assertThat(WholeNumbers.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void an_id_is_at_least_one_and_less_than_the_greatest_long() {
        assertThat(WholeNumbers.id("0001")).hasValue(1);
        assertThat(WholeNumbers.id("9223372036854775806")).hasValue(Long.MAX_VALUE - 1);
        for (String text : List.of("0", "-1", "9223372036854775807", "9".repeat(40), "x")) {
            assertThat(WholeNumbers.id(text)).as(text).isEmpty();
        }
    }
}
