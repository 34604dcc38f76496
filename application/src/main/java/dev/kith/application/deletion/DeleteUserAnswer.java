package dev.kith.application.deletion;

/** What became of the wish to delete a user. */
public sealed interface DeleteUserAnswer {

    record Departed() implements DeleteUserAnswer {}

    /** Softly, before; only a hard deletion can follow. */
    record AlreadyDeparted() implements DeleteUserAnswer {}

    record NoSuchUser() implements DeleteUserAnswer {}
}
