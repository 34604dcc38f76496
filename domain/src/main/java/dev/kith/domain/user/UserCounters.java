package dev.kith.domain.user;

/** How many of each a user has; every one is the number of items the list of that name holds. Deleted users are counted nowhere. */
public record UserCounters(
        long followers,
        long followings,
        long connections,
        long requestsSent,
        long requestsReceived,
        long posts,
        long discussions,
        long statuses,
        long categories) {

    public static final UserCounters NONE = new UserCounters(0, 0, 0, 0, 0, 0, 0, 0, 0);
}
