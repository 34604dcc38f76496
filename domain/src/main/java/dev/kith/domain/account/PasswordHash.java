package dev.kith.domain.account;

/** All that is kept of a password; says itself how it was made. */
public record PasswordHash(String text) {

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
