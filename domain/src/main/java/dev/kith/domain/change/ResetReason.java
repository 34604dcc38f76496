package dev.kith.domain.change;

/** Why the journal no longer describes the graph, so that a reader must read the graph again. */
public enum ResetReason {
    /** An import wrote edges without entries of their own. */
    IMPORT,
    /** One transaction of a program other than Kith changed more than the journal keeps one by one. */
    TOO_LARGE,
    /** A program other than Kith wrote, and nobody knows what; or an operator asked for it. */
    BY_HAND,
    /** A server changed the graph without a journal. */
    EVENTS_OFF
}
