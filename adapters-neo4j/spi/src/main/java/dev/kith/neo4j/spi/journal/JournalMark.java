package dev.kith.neo4j.spi.journal;

/**
 * The place of an entry in the journal.
 *
 * @param number of the entry, 0 for the place before the first one
 * @param run of the server that wrote it
 */
public record JournalMark(long number, int run) {

    public static final JournalMark START = new JournalMark(0, 0);

    /** The one of the two with the higher number. */
    public static JournalMark later(JournalMark one, JournalMark other) {
        return one.number >= other.number ? one : other;
    }
}
