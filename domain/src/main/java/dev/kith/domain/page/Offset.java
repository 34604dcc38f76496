package dev.kith.domain.page;

/**
 * The part of a list that begins after a number of items.
 *
 * @param start the number of items to skip, from 0 up
 * @param limit the largest number of items on the page, from 1 to {@link Position#MAX_LIMIT}
 */
public record Offset(long start, int limit) implements Position {

    public Offset {
        if (start < 0) {
            throw new IllegalArgumentException("The offset must be 0 or more, not " + start);
        }
        Position.checkLimit(limit);
    }

    /** The first page of a list. */
    public static Offset first(int limit) {
        return new Offset(0, limit);
    }
}
