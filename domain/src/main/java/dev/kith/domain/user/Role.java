package dev.kith.domain.user;

/** What a user may do beyond managing their own account. */
public enum Role {
    MEMBER,
    EDITOR,
    MODERATOR,
    ADMIN;

    public boolean isStaff() {
        return this != MEMBER;
    }
}
