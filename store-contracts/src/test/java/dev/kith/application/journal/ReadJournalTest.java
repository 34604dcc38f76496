package dev.kith.application.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.journal.ReadJournal.Answer;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReadJournalTest {

    private final InMemoryGraph graph = new InMemoryGraph();
    private final Journal journal = new InMemoryJournal(graph);
    private final ReadJournal readJournal = new ReadJournal(journal);

    @BeforeEach
    void ten_entries() {
        for (int number = 1; number <= 10; number++) {
            graph.record(new Change.UserCreated(new UserId(number), null));
        }
    }

    private List<Long> numbers(JournalPosition after, int limit) {
        return readJournal.handle(after, limit) instanceof Answer.Found(List<JournalEntry> entries)
                ? entries.stream().map(entry -> entry.position().number()).toList()
                : List.of(-1L);
    }

    private JournalPosition position(long number) {
        return new JournalPosition(number, journal.newest().run());
    }

    @Test
    void a_read_goes_on_from_its_position() {
        assertThat(numbers(JournalPosition.START, 3)).containsExactly(1L, 2L, 3L);
        assertThat(numbers(position(3), 3)).containsExactly(4L, 5L, 6L);
        assertThat(numbers(position(10), 3)).isEmpty();
    }

    @Test
    void a_position_of_another_run_or_of_the_future_is_noticed() {
        Answer restarted = new Answer.Restarted(journal.newest());

        assertThat(readJournal.handle(new JournalPosition(3, 77), 3)).isEqualTo(restarted);
        assertThat(readJournal.handle(position(11), 3)).isEqualTo(restarted);
    }

    @Test
    void a_position_whose_next_entry_was_trimmed_is_expired() {
        journal.trim(Instant.EPOCH, 4);

        assertThat(readJournal.handle(position(5), 3)).isEqualTo(new Answer.Expired(7));
        assertThat(numbers(position(6), 3)).containsExactly(7L, 8L, 9L);
        assertThat(numbers(JournalPosition.START, 2)).as("from the oldest on").containsExactly(7L, 8L);
    }
}
