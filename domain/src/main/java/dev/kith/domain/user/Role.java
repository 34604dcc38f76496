package dev.kith.domain.user;

/** What a user may do beyond their own affairs. */
public enum Role {
    MEMBER,
    EDITOR,
    MODERATOR,
    ADMIN;

    public boolean isStaff() {
        return this != MEMBER;
    }
}
