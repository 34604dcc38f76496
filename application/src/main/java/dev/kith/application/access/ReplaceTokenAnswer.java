package dev.kith.application.access;

/** What became of the wish to put one token in the place of another. */
public enum ReplaceTokenAnswer {
    REPLACED,
    /** Someone else was first, or the user is not who they were. */
    SUPERSEDED
}
