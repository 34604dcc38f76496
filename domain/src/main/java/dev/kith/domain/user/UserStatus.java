package dev.kith.domain.user;

/** Where an account stands. */
public enum UserStatus {
    APPROVED,
    /** By moderation: may read and unfollow, but not reach out to others. */
    BLOCKED,
    /** In no list and no count; name, id and content stay. */
    SOFT_DELETED,
    /** Nothing is left but the id, so that it is never given again. */
    HARD_DELETED;

    public boolean isDeleted() {
        return this == SOFT_DELETED || this == HARD_DELETED;
    }
}
