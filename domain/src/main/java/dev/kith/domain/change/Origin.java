package dev.kith.domain.change;

/** Which program made a change. */
public enum Origin {
    /** A Kith server or command, for any dialect. */
    KITH,
    /** Another program that wrote to the graph. */
    OUTSIDE
}
