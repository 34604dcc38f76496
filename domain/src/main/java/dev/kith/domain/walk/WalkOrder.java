package dev.kith.domain.walk;

/** The order of a walk. Within each group the newest come first; ties are by user id, descending. */
public enum WalkOrder {
    /** One group. */
    NEWEST,
    /** First those who follow the subject and are followed back, then the others. */
    MUTUAL_FIRST,
    /** First those who are in the compared list too, then the others. */
    SHARED_FIRST
}
