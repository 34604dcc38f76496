package dev.kith.domain.community;

/** Whether a community uses follows or connections. The data of the other mode is kept. */
public enum CommunityMode {
    FOLLOW,
    FRIENDSHIP
}
