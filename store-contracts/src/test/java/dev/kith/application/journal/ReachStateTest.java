package dev.kith.application.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.journal.ReachState.Answer;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReachStateTest {

    private final InMemoryGraph graph = new InMemoryGraph();
    private final InMemoryJournal journal = new InMemoryJournal(graph);
    private final SeenJournal seen = new InMemorySeenJournal(journal);
    private final ReachState reachState = new ReachState(seen, journal);

    @BeforeEach
    void write() {
        for (long user = 1; user <= 3; user++) {
            graph.record(new Change.UserCreated(new UserId(user), null));
        }
    }

    private JournalPosition position(long number, int otherRun) {
        return new JournalPosition(number, journal.newest().run() + otherRun);
    }

    @Test
    void a_state_that_is_seen_is_reached() {
        assertThat(reachState.handle(JournalPosition.START)).isEqualTo(Answer.REACHED);
        assertThat(reachState.handle(position(1, 0))).isEqualTo(Answer.REACHED);
        assertThat(reachState.handle(position(3, 0))).isEqualTo(Answer.REACHED);
    }

    @Test
    void a_state_ahead_of_the_journal_or_of_another_run_is_of_another_history() {
        assertThat(reachState.handle(position(4, 0))).isEqualTo(Answer.RESTARTED);
        assertThat(reachState.handle(position(2, 1))).isEqualTo(Answer.RESTARTED);
    }

    @Test
    void nobody_knows_the_run_of_a_trimmed_entry() {
        journal.trim(Instant.MIN, 1);
        assertThat(reachState.handle(position(1, 1))).isEqualTo(Answer.REACHED);
    }

    @Test
    void a_server_that_does_not_see_an_entry_of_the_journal_says_so() {
        JournalPosition newest = journal.newest();
        SeenJournal late = new SeenJournal() {

            @Override
            public JournalPosition newest() {
                return position(2, 0);
            }

            @Override
            public boolean await(long number) {
                return number <= 2;
            }
        };
        assertThat(new ReachState(late, journal).handle(newest)).isEqualTo(Answer.NOT_REACHED);
    }
}
