package dev.kith.domain.page;

/** Where a page of an audience list begins: at an offset, or after a cursor. */
public sealed interface Position permits Offset, Position.After {

    /** The largest limit: a hundred items, and one more that shows whether the list continues. */
    int MAX_LIMIT = 101;

    /** The largest number of items on the page, from 1 to {@link #MAX_LIMIT}. */
    int limit();

    /** The page that follows a cursor. Its cost does not depend on the depth of the page. */
    record After(Cursor cursor, int limit) implements Position {

        public After {
            checkLimit(limit);
        }
    }

    /** @throws IllegalArgumentException if the limit is not from 1 to {@link #MAX_LIMIT} */
    static void checkLimit(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("The limit must be from 1 to " + MAX_LIMIT + ", not " + limit);
        }
    }
}
