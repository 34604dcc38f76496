package dev.kith.domain.audience;

/** The rule that makes an entry of a list mutual. */
public enum Mutuality {
    /** The user and the subject of the list follow each other. The result does not depend on the caller. */
    RECIPROCAL,
    /** The user is also in the caller's own list of the same kind. For an anonymous caller nobody is mutual. */
    SHARED,
    /** Nobody is mutual: the list is ordered by time only, newest first. */
    NONE
}
