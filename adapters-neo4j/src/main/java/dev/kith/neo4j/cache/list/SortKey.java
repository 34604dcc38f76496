package dev.kith.neo4j.cache.list;

/**
 * The key that orders an {@link OrderedList}: whether an entry is mutual, and its time in microseconds, in one number.
 * In descending order the mutual entries come first, and each of the two groups is newest first.
 */
public final class SortKey {

    /** Added to the time of a mutual entry. The times of entries are within half of it, about 18,000 years, of 1970. */
    private static final long MUTUAL = 1L << 60;

    /** Every mutual entry has a higher key, no other entry has. */
    static final long HIGHEST_OF_OTHERS = MUTUAL / 2 - 1;

    /** No entry has it. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    private SortKey() {}

    /** A time beyond the times of entries, as in a forged cursor, is before or after all of them. */
    public static long of(boolean mutual, long micros) {
        long time = Math.clamp(micros, -MUTUAL / 2, HIGHEST_OF_OTHERS);
        return mutual ? time + MUTUAL : time;
    }

    /** The key of the same time, mutual if this one is not. */
    public static long withOtherMutuality(long key) {
        return isMutual(key) ? key - MUTUAL : key + MUTUAL;
    }

    /** Whether a key is of a mutual entry. */
    public static boolean isMutual(long key) {
        return key > HIGHEST_OF_OTHERS;
    }

    /** The time in a key, in microseconds. */
    public static long micros(long key) {
        return isMutual(key) ? key - MUTUAL : key;
    }
}
