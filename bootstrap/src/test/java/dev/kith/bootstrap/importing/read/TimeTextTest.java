package dev.kith.bootstrap.importing.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeTextTest {

    @ParameterizedTest
    @CsvSource({
        "2020-01-02T03:04:05Z,2020-01-02T03:04:05Z",
        "2020-01-02t03:04:05z,2020-01-02T03:04:05Z",
        "2020-01-02T03:04,2020-01-02T03:04:00Z",
        "2020-01-02T03:04:05.123456+01:00,2020-01-02T02:04:05.123456Z",
        "2020-01-02T03:04:05+0100,2020-01-02T02:04:05Z",
        "2020-01-02T03:04:05-0130,2020-01-02T04:34:05Z",
        "2020-01-02 03:04:05.5+00,2020-01-02T03:04:05.5Z",
        "2020-01-02 03:04:05,2020-01-02T03:04:05Z",
        "2020-01-02,2020-01-02T00:00:00Z"
    })
    void times_are_iso_8601(String written, String meant) {
        assertThat(TimeText.parse(written)).isEqualTo(Instant.parse(meant));
    }

    @ParameterizedTest
    @CsvSource({
        "1577934245,2020-01-02T03:04:05Z",
        "1577934245678,2020-01-02T03:04:05.678Z",
        "100000000,1973-03-03T09:46:40Z",
        "100000000000,1973-03-03T09:46:40Z",
        "9999999999,2286-11-20T17:46:39Z",
        "9999999999999,2286-11-20T17:46:39.999Z"
    })
    void the_number_of_digits_tells_seconds_from_milliseconds(String written, String meant) {
        assertThat(TimeText.parse(written)).isEqualTo(Instant.parse(meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20200102",
                "20200102030405",
                "12345678901",
                "1577934245678901",
                "0",
                "-1577934245",
                "1577934245.5",
                "١٥٧٧٩٣٤٢٤٥",
                "2020-1-2",
                "2020-02-30",
                "2020-01-02T24:00",
                "2020-01-02T25:00:00Z",
                "2020-01-02T03:04:05+25:00",
                "2020-01-02T03:04:05 UTC",
                "02/01/2020",
                "yesterday",
                "",
                "999999999999-01-01"
            })
    void other_texts_are_no_times(String text) {
        assertThatThrownBy(() -> TimeText.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @CsvSource({"2020-01-02T03:04:05.123456789Z,2020-01-02T03:04:05.123456Z"})
    void times_are_whole_microseconds(String written, String kept) {
        assertThat(TimeText.parse(written)).isEqualTo(Instant.parse(kept));
    }
}
