package dev.kith.application.importing.follow;

/**
 * The wanted follows of one pair of users. Both directions stay together, because each edge stores whether the follow
 * is mutual.
 *
 * @param low the lower id
 * @param high the higher id
 * @param lowSince since when the lower id follows the higher, in microseconds since 1970; {@link #NEVER} if it does not
 * @param highSince since when the higher id follows the lower
 */
public record FollowPair(long low, long high, long lowSince, long highSince) {

    public static final long NEVER = Long.MIN_VALUE;

    /** Whether the lower id is to follow the higher. */
    public boolean isForward() {
        return lowSince != NEVER;
    }

    /** Whether the higher id is to follow the lower. */
    public boolean isBackward() {
        return highSince != NEVER;
    }

    public int followCount() {
        return (isForward() ? 1 : 0) + (isBackward() ? 1 : 0);
    }
}
