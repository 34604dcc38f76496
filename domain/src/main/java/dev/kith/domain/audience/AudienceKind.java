package dev.kith.domain.audience;

/** The lists around a user. */
public enum AudienceKind {
    FOLLOWERS,
    FOLLOWINGS,
    CONNECTIONS
}
