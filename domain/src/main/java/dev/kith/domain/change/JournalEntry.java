package dev.kith.domain.change;

import java.time.Instant;

/**
 * A change with its place in the journal.
 *
 * @param at when the transaction of the change was about to commit, to the microsecond
 */
public record JournalEntry(JournalPosition position, Instant at, Origin origin, Change change) {}
