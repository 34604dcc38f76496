package dev.kith.application.deletion;

/** The result of a request to delete a user. */
public sealed interface DeleteUserAnswer {

    record Deleted() implements DeleteUserAnswer {}

    /** The user is soft-deleted already, and the request asked for a soft deletion. */
    record AlreadyDeleted() implements DeleteUserAnswer {}

    /** The caller is neither the user nor an administrator. */
    record Forbidden() implements DeleteUserAnswer {}

    record NoSuchUser() implements DeleteUserAnswer {}
}
