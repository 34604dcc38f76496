package dev.kith.application.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.page.Page;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class CompletedPageTest {

    /** What successive reads of a list find. */
    private static Page<String> read(List<Page<Integer>> pages) {
        Queue<Page<Integer>> left = new ArrayDeque<>(pages);
        return CompletedPage.read(
                left::remove,
                items -> items.stream()
                        .filter(item -> item > 0)
                        .map(item -> "user" + item)
                        .toList());
    }

    @Test
    void a_page_is_read_again_when_an_item_was_deleted_meanwhile() {
        assertThat(read(List.of(new Page<>(9, List.of(1, -2)), new Page<>(8, List.of(1, 3)))))
                .isEqualTo(new Page<>(8, List.of("user1", "user3")));
    }

    @Test
    void an_item_that_stays_incomplete_is_neither_listed_nor_counted() {
        Page<Integer> incomplete = new Page<>(9, List.of(1, -2));
        assertThat(read(List.of(incomplete, incomplete, incomplete))).isEqualTo(new Page<>(8, List.of("user1")));
    }
}
