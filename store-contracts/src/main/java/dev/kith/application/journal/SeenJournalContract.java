package dev.kith.application.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import org.junit.jupiter.api.Test;

/** The laws that every {@link SeenJournal} keeps beside the stores of the same server. */
public abstract class SeenJournalContract extends Contract {

    /** Of the stores under test. */
    protected abstract SeenJournal seen();

    @Test
    void a_write_is_seen_as_soon_as_it_is_answered() {
        for (String name : new String[] {"anna", "ben", "cleo"}) {
            var _ = person(name);

            assertThat(seen().newest()).isEqualTo(journal.newest());
            assertThat(seen().await(journal.newest().number())).isTrue();
        }
    }

    @Test
    void what_is_not_written_is_not_seen() {
        var _ = person("anna");

        assertThat(seen().await(seen().newest().number() + 1)).isFalse();
    }
}
