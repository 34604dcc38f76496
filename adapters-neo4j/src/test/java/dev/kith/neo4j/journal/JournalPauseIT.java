package dev.kith.neo4j.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Stores;
import dev.kith.application.journal.Journal;
import dev.kith.application.user.NewUser;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.ResetReason;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.spi.Database;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever read the journal before a pause is told that changes are missing. */
final class JournalPauseIT {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_end_of_a_pause_is_one_entry(boolean isInProcess) {
        Database database = isInProcess ? RealDatabase.inProcess() : RealDatabase.overBolt();
        Stores stores = RealDatabase.emptyStores(database);
        Journal journal = stores.journal();

        JournalPause.end(database);
        assertThat(journal.after(0, 10)).isEmpty();
        JournalPause.begin(database);
        JournalPause.begin(database);
        assertThat(journal.after(0, 10)).isEmpty();
        JournalPause.end(database);
        JournalPause.end(database);
        assertThat(journal.after(0, 10).stream().map(JournalEntry::change))
                .containsExactly(new Change.GraphReset(ResetReason.EVENTS_OFF));

        stores.users()
                .create(new NewUser(
                        null,
                        UUID.randomUUID(),
                        new Username("anna"),
                        Profile.EMPTY,
                        null,
                        null,
                        Instant.EPOCH,
                        Role.MEMBER));
        List<JournalEntry> entries = journal.after(0, 10);
        assertThat(entries).hasSize(2);
        assertThat(entries.getLast().position().number()).isEqualTo(2);
    }
}
