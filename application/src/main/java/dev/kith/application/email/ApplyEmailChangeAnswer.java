package dev.kith.application.email;

/** The result of confirming a new address. */
public enum ApplyEmailChangeAnswer {
    CONFIRMED,
    /** No address waits for this user, or the rule refused it. */
    REFUSED,
    /** Another user has the address. It continues to wait. */
    TAKEN
}
