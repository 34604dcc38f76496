package dev.kith.neo4j.journal;

import dev.kith.application.journal.SeenJournal;
import dev.kith.domain.change.JournalPosition;
import dev.kith.neo4j.spi.WatchedDatabase;
import dev.kith.neo4j.spi.journal.JournalMark;

/** What the database has reported. */
public final class Neo4jSeenJournal implements SeenJournal {

    private final WatchedDatabase database;

    public Neo4jSeenJournal(WatchedDatabase database) {
        this.database = database;
    }

    @Override
    public JournalPosition newest() {
        JournalMark newest = database.newest();
        return new JournalPosition(newest.number(), newest.run());
    }

    @Override
    public boolean await(long number) {
        return database.await(number);
    }
}
