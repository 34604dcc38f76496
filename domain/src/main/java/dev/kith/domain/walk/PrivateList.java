package dev.kith.domain.walk;

/** The lists around a user that only this user sees. The newest entries come first; ties are by user id, descending. */
public enum PrivateList {
    /** Who requested a connection, and waits. */
    RECEIVED_REQUESTS,
    /** Whose requests the user rejected. */
    REJECTED_REQUESTS,
    /** From whom the user requested a connection, also those who rejected it. */
    SENT_REQUESTS,
    /** Whom the user hides. */
    HIDDEN,
    /** Whom the user does not want to be suggested. */
    DISMISSED
}
