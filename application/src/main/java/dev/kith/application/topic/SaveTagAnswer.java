package dev.kith.application.topic;

/** The result of storing a tag. */
public enum SaveTagAnswer {
    KEPT,
    /** Another tag of its type has the name. */
    NAME_TAKEN
}
