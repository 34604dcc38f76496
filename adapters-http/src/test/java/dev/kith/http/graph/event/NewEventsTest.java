package dev.kith.http.graph.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.journal.GetState;
import dev.kith.application.journal.InMemoryJournal;
import dev.kith.application.journal.SearchJournal;
import dev.kith.application.journal.SeenJournal;
import dev.kith.domain.change.JournalPosition;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who waits for events sees those of this server before the journal is read again. */
final class NewEventsTest {

    /** Reports entries that the journal does not have yet. */
    private record Reported(AtomicLong number) implements SeenJournal {

        @Override
        public JournalPosition newest() {
            return new JournalPosition(number.get(), 1);
        }

        @Override
        public boolean await(long wanted) {
            return wanted <= number.get();
        }
    }

    private final AtomicLong number = new AtomicLong(7);

    @Test
    void what_this_server_wrote_ends_the_wait() {
        SeenJournal seen = new Reported(number);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            NewEvents newEvents = new NewEvents(
                    new SearchJournal(new InMemoryJournal(new InMemoryGraph()), seen),
                    new GetState(seen, true),
                    threads);
            assertThat(newEvents.after(6, Duration.ofSeconds(20)).block()).isTrue();
            assertThat(newEvents.after(7, Duration.ofMillis(500)).block()).isFalse();
            Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(300);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                number.set(8);
            });
            assertThat(newEvents.after(7, Duration.ofSeconds(20)).block()).isTrue();
        }
    }
}
