package dev.kith.application.registry;

import dev.kith.domain.user.User;

/** The result of a request to create or to change a user. */
public sealed interface SaveUserAnswer {

    record Created(User user) implements SaveUserAnswer {}

    /** @param changed false if the user was like this before */
    record Saved(User user, boolean changed) implements SaveUserAnswer {}

    record NoSuchUser() implements SaveUserAnswer {}

    /** The user is soft-deleted. */
    record Deleted() implements SaveUserAnswer {}

    /** The user is not as the caller demands. */
    record ConditionFailed() implements SaveUserAnswer {}

    record UsernameTaken() implements SaveUserAnswer {}

    record ExternalIdTaken() implements SaveUserAnswer {}

    /** The user has another external id. What other systems keep must go on meaning the same user. */
    record ExternalIdFixed() implements SaveUserAnswer {}
}
