package dev.kith.neo4j.transport;

import dev.kith.neo4j.spi.journal.JournalRow;
import java.util.List;
import java.util.OptionalLong;

/**
 * A committed transaction in the journal.
 *
 * @param rows its entries
 * @param upto the number of its last entry, or of the last one before it if it has none
 * @param run of this server
 * @param transactions how many transactions counted themselves until this one
 * @param transaction its number in the database, empty if unknown
 */
public record CommittedPage(List<JournalRow> rows, long upto, int run, long transactions, OptionalLong transaction) {}
