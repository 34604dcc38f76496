package dev.kith.domain.profile;

/** Who may see a list around a user; the user always may. */
public enum Visibility {
    PUBLIC,
    /** Those who follow the user. */
    FOLLOWERS,
    PRIVATE
}
