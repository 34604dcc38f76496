package dev.kith.http.graph.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphTimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T21:41:07.123456789Z, 2026-11-27T21:41:07.123456Z",
        "2026-01-02T03:04:05Z, 2026-01-02T03:04:05.000000Z",
        "2026-12-31T23:59:59.000009Z, 2026-12-31T23:59:59.000009Z",
        "1969-12-31T23:59:59.999999Z, 1969-12-31T23:59:59.999999Z",
        "0007-06-05T00:00:00Z, 0007-06-05T00:00:00.000000Z",
        "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z",
        "+10000-01-01T00:00:00Z, +10000-01-01T00:00:00.000000Z"
    })
    void a_time_has_six_digits_of_a_second(Instant moment, String text) {
        assertThat(GraphTimes.text(moment)).isEqualTo(text);
    }
}
