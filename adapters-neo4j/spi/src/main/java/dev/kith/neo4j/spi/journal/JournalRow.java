package dev.kith.neo4j.spi.journal;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the journal as numbers, small ones where possible: Neo4j packs lists of small numbers.
 *
 * @param kind what happened
 * @param one the first user
 * @param other the second user, 0 if there is none
 * @param since when the edge that begins or ends began, in microseconds since 1970; null if there is none
 * @param actor who acted
 */
public record JournalRow(
        long kind, long one, long other, @Nullable Long since, long actor) {

    /** The age of an edge that begins with the page, and of a row without an edge. */
    public static final long NEW = 0;

    /** The actor is unknown. */
    public static final long NOBODY = 0;

    /** The actor is the first user. */
    public static final long BY_ONE = 1;
}
