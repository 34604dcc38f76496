package dev.kith.application.access;

/** The result of replacing one token by another. */
public enum ReplaceTokenAnswer {
    REPLACED,
    /** The token was replaced or revoked by another request, or its user is deleted or has another password. */
    SUPERSEDED
}
