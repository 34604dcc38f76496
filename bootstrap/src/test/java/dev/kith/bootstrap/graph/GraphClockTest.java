package dev.kith.bootstrap.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GraphClockTest {

    @Test
    void a_time_has_whole_microseconds() {
        assertThat(IntStream.range(0, 1_000)
                        .mapToLong(_ -> GraphClock.UTC.instant().getNano() % 1_000)
                        .distinct())
                .containsExactly(0L);
    }
}
