package dev.kith.domain.profile;

/** Who may see a list around a user. The user may always see it. */
public enum Visibility {
    PUBLIC,
    /** The followers of the user. */
    FOLLOWERS,
    PRIVATE
}
