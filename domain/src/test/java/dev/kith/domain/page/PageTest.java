package dev.kith.domain.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class PageTest {

    private static final Cursor CURSOR = new Cursor(false, Instant.EPOCH, new UserId(1));

    private static Page<String> consistent(Position position, long counted, String... items) {
        return new Page<>(counted, List.of(items)).consistent(position, Function.identity());
    }

    @Test
    void a_page_that_agrees_with_its_count_stays_as_it_is() {
        assertThat(consistent(Offset.first(3), 2, "a", "b")).isEqualTo(new Page<>(2, List.of("a", "b")));
        assertThat(consistent(Offset.first(2), 2, "a", "b")).isEqualTo(new Page<>(2, List.of("a", "b")));
        assertThat(consistent(Offset.first(2), 9, "a", "b")).isEqualTo(new Page<>(9, List.of("a", "b")));
        assertThat(consistent(new Offset(5, 3), 7, "a", "b")).isEqualTo(new Page<>(7, List.of("a", "b")));
        assertThat(consistent(new Offset(5, 3), 4)).isEqualTo(new Page<>(4, List.of()));
    }

    @Test
    void a_page_that_reaches_the_end_of_the_list_decides_the_count() {
        assertThat(consistent(Offset.first(3), 3, "a", "b")).isEqualTo(new Page<>(2, List.of("a", "b")));
        assertThat(consistent(Offset.first(3), 1, "a", "b")).isEqualTo(new Page<>(2, List.of("a", "b")));
        assertThat(consistent(Offset.first(2), 1, "a", "b")).isEqualTo(new Page<>(2, List.of("a", "b")));
        assertThat(consistent(new Offset(5, 3), 9, "a", "b")).isEqualTo(new Page<>(7, List.of("a", "b")));
        assertThat(consistent(new Offset(5, 3), 9)).isEqualTo(new Page<>(5, List.of()));
    }

    @Test
    void nobody_is_on_a_page_twice() {
        assertThat(consistent(Offset.first(9), 2, "a", "b", "a")).isEqualTo(new Page<>(2, List.of("a", "b")));
        assertThat(consistent(Offset.first(3), 3, "a", "b", "a")).isEqualTo(new Page<>(2, List.of("a", "b")));
        assertThat(consistent(Offset.first(3), 9, "a", "b", "a")).isEqualTo(new Page<>(9, List.of("a", "b")));
    }

    @Test
    void the_count_beside_a_cursor_is_at_least_what_the_page_shows() {
        assertThat(consistent(new Position.After(CURSOR, 3), 7, "a", "b")).isEqualTo(new Page<>(7, List.of("a", "b")));
        assertThat(consistent(new Position.After(CURSOR, 3), 1, "a", "b")).isEqualTo(new Page<>(2, List.of("a", "b")));
    }
}
