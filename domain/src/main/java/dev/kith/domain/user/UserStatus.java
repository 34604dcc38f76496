package dev.kith.domain.user;

/** The status of an account. */
public enum UserStatus {
    APPROVED,
    /** Blocked by moderation: the user may read and unfollow, but change nothing else. */
    BLOCKED,
    /** The user is in no list and in no count. Name, id and content stay. */
    SOFT_DELETED,
    /** Only the id stays, so that it is never used again. */
    HARD_DELETED;

    public boolean isDeleted() {
        return this == SOFT_DELETED || this == HARD_DELETED;
    }
}
