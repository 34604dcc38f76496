package dev.kith.domain.account;

/** The stored form of a password. It names its own algorithm and parameters. */
public record PasswordHash(String text) {

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
