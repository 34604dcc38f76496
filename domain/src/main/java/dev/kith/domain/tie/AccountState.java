package dev.kith.domain.tie;

import dev.kith.domain.user.UserStatus;

/** Whether a user may take part. */
public enum AccountState {
    /** The user is unknown or deleted. */
    DELETED,
    BLOCKED,
    ACTIVE;

    public static AccountState of(UserStatus status) {
        return switch (status) {
            case APPROVED -> ACTIVE;
            case BLOCKED -> BLOCKED;
            case SOFT_DELETED, HARD_DELETED -> DELETED;
        };
    }
}
