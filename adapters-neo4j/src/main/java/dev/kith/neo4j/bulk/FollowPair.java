package dev.kith.neo4j.bulk;

/**
 * A pair of users of whom at least one is to follow the other. Both directions travel together, because both edges carry whether they are mutual.
 *
 * @param low the lower id
 * @param lowSince since when the lower follows the higher, in microseconds since 1970, {@link #NEVER} if it does not
 * @param highSince since when the higher follows the lower
 */
public record FollowPair(long low, long high, long lowSince, long highSince) {

    public static final long NEVER = Long.MIN_VALUE;

    boolean isForward() {
        return lowSince != NEVER;
    }

    boolean isBackward() {
        return highSince != NEVER;
    }

    int followCount() {
        return (isForward() ? 1 : 0) + (isBackward() ? 1 : 0);
    }
}
