package dev.kith.domain.user;

/** The number of items in each list of a user. Deleted users are not counted. */
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
