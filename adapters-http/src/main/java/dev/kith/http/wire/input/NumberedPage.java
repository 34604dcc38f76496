package dev.kith.http.wire.input;

import dev.kith.domain.page.Offset;

/**
 * A page that a request names by its number.
 *
 * @param number from 1 up
 * @param size the most items of a page
 */
public record NumberedPage(long number, int size) {

    public Offset offset() {
        return new Offset((number - 1) * size, size);
    }

    /** The number of pages of a list; 0 for an empty list. */
    public long countOf(long items) {
        return Math.ceilDiv(items, size);
    }
}
