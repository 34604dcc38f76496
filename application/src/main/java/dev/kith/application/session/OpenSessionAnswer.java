package dev.kith.application.session;

/** The result of storing a new session. */
public enum OpenSessionAnswer {
    OPENED,
    /** After the check, the password was changed or the user deleted. */
    SUPERSEDED
}
