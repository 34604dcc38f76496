package dev.kith.neo4j.journal;

import dev.kith.domain.change.Change;
import dev.kith.domain.change.ResetReason;
import dev.kith.neo4j.Sequences;
import dev.kith.neo4j.spi.Database;
import java.util.Map;

/** A time in which a server changes the graph without a journal. A property of the sequence says that it goes on. */
public final class JournalPause {

    static final String BEGIN = "MERGE " + Sequences.JOURNAL.pattern() + " SET s.paused = true";

    static final String END =
            "MATCH " + Sequences.JOURNAL.pattern() + " WHERE s.paused REMOVE s.paused RETURN count(*) AS pauses";

    private JournalPause() {}

    /** Called before the first change without an entry. */
    public static void begin(Database database) {
        database.write(transaction -> transaction.run(BEGIN, Map.of()));
    }

    /** Adds an entry that tells every reader to read the graph again, if there was a pause. */
    public static void end(Database database) {
        database.write(transaction -> {
            boolean wasPaused = transaction.run(END, Map.of()).getFirst().number("pauses") > 0;
            if (wasPaused) {
                ChangeRows.record(transaction, new Change.GraphReset(ResetReason.EVENTS_OFF));
            }
            return wasPaused;
        });
    }
}
