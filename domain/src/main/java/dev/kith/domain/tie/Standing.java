package dev.kith.domain.tie;

import dev.kith.domain.user.Status;

/** What a user may take part in. */
public enum Standing {
    /** Unknown or deleted. */
    GONE,
    BLOCKED,
    ACTIVE;

    public static Standing of(Status status) {
        return switch (status) {
            case APPROVED -> ACTIVE;
            case BLOCKED -> BLOCKED;
            case SOFT_DELETED, HARD_DELETED -> GONE;
        };
    }
}
