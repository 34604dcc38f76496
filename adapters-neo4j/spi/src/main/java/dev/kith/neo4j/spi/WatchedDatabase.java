package dev.kith.neo4j.spi;

import dev.kith.neo4j.spi.journal.JournalMark;
import java.time.Duration;
import java.util.function.Consumer;

/** A database that reports every commit, also those of other programs. */
public interface WatchedDatabase extends Database {

    /**
     * Calls the watcher for every later commit: after the changes are visible, and before {@link #write} returns. The
     * commits of others are reported as {@link #awaitReports} says.
     */
    void watch(Consumer<Commit> watcher);

    /**
     * Waits until the commits of others have been reported that were answered before the present request began. A value
     * that was read before, and that no report has invalidated, is then as new as the request.
     *
     * @param maxAge how much earlier the commits may have been answered that are reported later
     * @return false if the reports are late: a value that was read before may be old
     */
    boolean awaitReports(Duration maxAge);

    /** The newest entry of the journal that has been reported, or that this server wrote. */
    JournalMark newest();

    /**
     * Waits until reads see an entry of the journal.
     *
     * @return false after a second, or if there is no such entry yet
     */
    boolean await(long number);
}
