package dev.kith.application.session;

/** What became of the wish to keep a new session. */
public enum OpenSessionAnswer {
    OPENED,
    /** The password was changed, or its owner deleted, after it was checked. */
    SUPERSEDED
}
