package dev.kith.application.user;

import dev.kith.domain.user.User;

/** The result of a change to a user. */
public sealed interface EditUserAnswer {

    record Edited(User user) implements EditUserAnswer {}

    record NoSuchUser() implements EditUserAnswer {}

    record UsernameTaken() implements EditUserAnswer {}

    record EmailTaken() implements EditUserAnswer {}

    record ExternalIdTaken() implements EditUserAnswer {}
}
