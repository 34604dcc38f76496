package dev.kith.domain.community;

/** Which of the two graphs a community lives by. The other one's data is kept. */
public enum CommunityMode {
    FOLLOW,
    FRIENDSHIP
}
