package dev.kith.domain.audience;

/** The lists there are around a user. */
public enum AudienceKind {
    FOLLOWERS,
    FOLLOWINGS,
    CONNECTIONS
}
