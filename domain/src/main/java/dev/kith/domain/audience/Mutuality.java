package dev.kith.domain.audience;

/** What makes someone in a list "mutual". */
public enum Mutuality {
    /** They and the list's subject follow each other. The same for every caller, anonymous ones too. */
    RECIPROCAL,
    /** They are also in the caller's own list of the same kind. An anonymous caller shares no one. */
    SHARED,
    /** Nothing does: the list is in the order of time alone, newest first. */
    NONE
}
