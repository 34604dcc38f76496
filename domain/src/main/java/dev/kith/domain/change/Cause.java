package dev.kith.domain.change;

/** Why an edge began or ended. */
public enum Cause {
    /** A follow: the follower ended it. */
    UNFOLLOW,
    /** A follow: the followee ended it. A connection: one of the two ended it. A request: its sender withdrew it. */
    REMOVED,
    /** One of the two hid the other. */
    HIDE,
    /** A connection: the recipient accepted the request. */
    ACCEPTED,
    /** A connection: both had requested it. */
    MET,
    /** A connection: made without a request. */
    DIRECT,
    /** Written by a program other than Kith. */
    UNKNOWN
}
