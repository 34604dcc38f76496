package dev.kith.domain.audience;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param offset how many to pass over, from 0 up
 * @param limit how many at most, from 1 to {@link #MAX}: a hundred, and one more to see whether the list goes on
 * @param after begin right after this place instead of counting the offset; costs the same however deep it lies
 */
public record Slice(long offset, int limit, @Nullable Entry after) {

    public static final int MAX = 101;

    public Slice {
        if (offset < 0 || limit < 1 || limit > MAX) {
            throw new IllegalArgumentException("Not a slice: offset " + offset + ", limit " + limit);
        }
    }

    public static Slice of(long offset, int limit) {
        return new Slice(offset, limit, null);
    }

    public static Slice first(int limit) {
        return of(0, limit);
    }
}
