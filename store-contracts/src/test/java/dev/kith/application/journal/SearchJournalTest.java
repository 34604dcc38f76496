package dev.kith.application.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.journal.SearchJournal.Answer;
import dev.kith.application.journal.SearchJournal.Start;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SearchJournalTest {

    private final InMemoryGraph graph = new InMemoryGraph();
    private final InMemoryJournal journal = new InMemoryJournal(graph);
    private final SeenJournal seen = new InMemorySeenJournal(journal);
    private final SearchJournal searchJournal = new SearchJournal(journal, seen);

    private void write(int entries) {
        for (int number = 0; number < entries; number++) {
            graph.record(new Change.UserCreated(new UserId(graph.lastEntry + 1), null));
        }
    }

    private static Optional<Change> all(Change change) {
        return Optional.of(change);
    }

    private static Function<Change, Optional<Change>> everyNth(long n) {
        return change -> change instanceof Change.UserCreated(UserId user, var actor) && user.value() % n == 0
                ? Optional.of(change)
                : Optional.empty();
    }

    private JournalPosition position(long number) {
        return new JournalPosition(number, journal.newest().run());
    }

    private static List<Long> numbers(Answer answer) {
        return answer instanceof Answer.Found found
                ? found.entries().stream()
                        .map(JournalEntry::position)
                        .map(JournalPosition::number)
                        .toList()
                : List.of(-1L);
    }

    private void isFound(Answer answer, List<Long> numbers, long next, boolean more) {
        assertThat(numbers(answer)).isEqualTo(numbers);
        Answer.Found found = (Answer.Found) answer;
        assertThat(found.next()).isEqualTo(next == 0 ? JournalPosition.START : position(next));
        assertThat(found.more()).isEqualTo(more);
    }

    @Test
    void an_empty_journal_is_read_from_its_start() {
        for (Start start : List.of(new Start.Oldest(), new Start.Newest(), new Start.After(JournalPosition.START))) {
            isFound(searchJournal.handle(start, SearchJournalTest::all, 10), List.of(), 0, false);
        }
        write(2);
        isFound(
                searchJournal.handle(new Start.After(JournalPosition.START), SearchJournalTest::all, 10),
                List.of(1L, 2L),
                2,
                false);
    }

    @Test
    void a_page_ends_at_its_limit_and_says_whether_there_is_more() {
        write(5);

        isFound(searchJournal.handle(new Start.Oldest(), SearchJournalTest::all, 3), List.of(1L, 2L, 3L), 3, true);
        isFound(
                searchJournal.handle(new Start.After(position(3)), SearchJournalTest::all, 2),
                List.of(4L, 5L),
                5,
                false);
        isFound(searchJournal.handle(new Start.After(position(5)), SearchJournalTest::all, 2), List.of(), 5, false);
        isFound(searchJournal.handle(new Start.Newest(), SearchJournalTest::all, 2), List.of(), 5, false);
    }

    /** So a reader whose filter passes nothing makes progress. */
    @Test
    void the_next_position_is_past_what_is_left_out() {
        write(2_500);

        isFound(searchJournal.handle(new Start.Oldest(), everyNth(1_000), 10), List.of(1_000L, 2_000L), 2_500, false);
        isFound(searchJournal.handle(new Start.Oldest(), everyNth(1_000), 2), List.of(1_000L, 2_000L), 2_000, true);
        isFound(searchJournal.handle(new Start.After(position(7)), everyNth(9_999), 10), List.of(), 2_500, false);
    }

    @Test
    void one_call_looks_at_a_bounded_number_of_entries() {
        write(1_050);
        SearchJournal bounded = new SearchJournal(journal, seen, 300);

        List<Long> walked = new ArrayList<>();
        Start start = new Start.Oldest();
        int calls = 0;
        boolean more = true;
        while (more) {
            Answer.Found found = (Answer.Found) bounded.handle(start, everyNth(500), 10);
            walked.addAll(numbers(found));
            start = new Start.After(found.next());
            more = found.more();
            calls++;
        }

        assertThat(walked).containsExactly(500L, 1_000L);
        assertThat(calls).isEqualTo(4);
    }

    @Test
    void pages_of_any_size_joined_are_the_journal() {
        write(1_203);
        for (int limit : new int[] {1, 7, 500, 999, 1_000}) {
            List<Long> walked = new ArrayList<>();
            Answer.Found found = (Answer.Found) searchJournal.handle(new Start.Oldest(), SearchJournalTest::all, limit);
            walked.addAll(numbers(found));
            while (found.more()) {
                found = (Answer.Found)
                        searchJournal.handle(new Start.After(found.next()), SearchJournalTest::all, limit);
                walked.addAll(numbers(found));
            }
            assertThat(walked)
                    .as("limit " + limit)
                    .isEqualTo(LongStream.rangeClosed(1, 1_203).boxed().toList());
        }
    }

    @Test
    void a_change_is_found_as_it_is_told() {
        write(1);
        Change told = new Change.UserCreated(new UserId(77), null);

        Answer answer = searchJournal.handle(new Start.Oldest(), _ -> Optional.of(told), 1);

        assertThat(((Answer.Found) answer).entries())
                .extracting(JournalEntry::change)
                .containsExactly(told);
    }

    @Test
    void a_position_of_another_history_is_noticed() {
        write(5);

        for (JournalPosition wrong : List.of(position(6), new JournalPosition(5, 77), new JournalPosition(2, 77))) {
            assertThat(searchJournal.handle(new Start.After(wrong), SearchJournalTest::all, 10))
                    .isEqualTo(new Answer.Restarted());
        }
    }

    @Test
    void a_position_whose_next_entry_was_trimmed_is_expired() {
        write(10);
        journal.trim(Instant.EPOCH, 4);

        for (long number : new long[] {0, 1, 5}) {
            assertThat(searchJournal.handle(new Start.After(position(number)), SearchJournalTest::all, 10))
                    .isEqualTo(new Answer.Expired());
        }
        assertThat(numbers(searchJournal.handle(new Start.After(position(6)), SearchJournalTest::all, 1)))
                .containsExactly(7L);
        assertThat(numbers(searchJournal.handle(new Start.Oldest(), SearchJournalTest::all, 1)))
                .containsExactly(7L);
    }

    @Test
    void a_server_that_does_not_see_the_position_yet_says_so() {
        write(3);
        SeenJournal blind = new SeenJournal() {

            @Override
            public JournalPosition newest() {
                return JournalPosition.START;
            }

            @Override
            public boolean await(long number) {
                return number == 0;
            }
        };
        SearchJournal ofBlind = new SearchJournal(journal, blind);

        assertThat(ofBlind.handle(new Start.After(position(3)), SearchJournalTest::all, 1))
                .isEqualTo(new Answer.NotReached());
        assertThat(ofBlind.handle(new Start.After(position(4)), SearchJournalTest::all, 1))
                .isEqualTo(new Answer.Restarted());
    }

    @Test
    void the_bounds_are_those_of_what_is_kept() {
        GetJournalBounds getBounds = new GetJournalBounds(journal);
        assertThat(getBounds.handle())
                .isEqualTo(new GetJournalBounds.Bounds(JournalPosition.START, JournalPosition.START));
        write(10);
        journal.trim(Instant.EPOCH, 4);
        assertThat(getBounds.handle()).isEqualTo(new GetJournalBounds.Bounds(position(7), position(10)));
    }
}
