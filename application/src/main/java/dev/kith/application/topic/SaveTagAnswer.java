package dev.kith.application.topic;

/** What became of the wish to keep a tag. */
public enum SaveTagAnswer {
    KEPT,
    /** Another tag of its type has the name. */
    NAME_TAKEN
}
