package dev.kith.application.account;

/** What became of the wish to replace a password. */
public enum ReplacePasswordAnswer {
    REPLACED,
    /** It was another by then, or its owner is deleted. */
    SUPERSEDED
}
