package dev.kith.application.registry;

import dev.kith.domain.user.User;

/** The result of a request to create or to change a user. */
public sealed interface SaveUserAnswer {

    record Created(User user) implements SaveUserAnswer {}

    /** @param changed false if the user was like this before */
    record Saved(User user, boolean changed) implements SaveUserAnswer {}

    /** Nothing was changed. */
    sealed interface Refused extends SaveUserAnswer {}

    record NoSuchUser() implements Refused {}

    /** The user is soft-deleted. */
    record Deleted() implements Refused {}

    /** The user is not as the caller demands. */
    record ConditionFailed() implements Refused {}

    record UsernameTaken() implements Refused {}

    record ExternalIdTaken() implements Refused {}

    /** The user has another external id. What other systems keep must go on meaning the same user. */
    record ExternalIdFixed() implements Refused {}
}
