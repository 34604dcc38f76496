package dev.kith.application.importing;

/** What an import does with one user. */
public enum UserOutcome {
    CREATED,
    ALREADY_THERE,
    USERNAME_TAKEN,
    EMAIL_TAKEN,
    EXTERNAL_ID_TAKEN
}
