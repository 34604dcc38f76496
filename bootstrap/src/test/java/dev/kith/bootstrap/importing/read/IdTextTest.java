package dev.kith.bootstrap.importing.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdTextTest {

    @ParameterizedTest
    @CsvSource({"1,1", "007,7", "9223372032559808512,9223372032559808512", "0000000000000000001,1"})
    void an_id_is_a_number_of_ascii_digits(String text, long id) {
        assertThat(IdText.parse(text, 0, text.length())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-1",
                "+6",
                "٥",
                "1.0",
                "1e3",
                "0x1",
                "1 2",
                "9223372032559808513",
                "9223372036854775807",
                "9223372036854775808",
                "9999999999999999999",
                "18446744073709551617",
                "00000000000000000001"
            })
    void everything_else_is_none(String text) {
        assertThat(IdText.parse(text, 0, text.length())).isZero();
    }
}
