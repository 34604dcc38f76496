package dev.kith.application.email;

/** What became of an address that waited to be confirmed. */
public enum ApplyEmailChangeAnswer {
    CONFIRMED,
    /** Nothing waited, or the rule said no. */
    REFUSED,
    /** Someone else has it by now; it goes on waiting. */
    TAKEN
}
