package dev.kith.application.account;

/** The result of replacing a password. */
public enum ReplacePasswordAnswer {
    REPLACED,
    /** The password is no longer the expected one, or the user is deleted. */
    SUPERSEDED
}
