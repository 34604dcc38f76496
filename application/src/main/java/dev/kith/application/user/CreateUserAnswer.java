package dev.kith.application.user;

import dev.kith.domain.user.User;

/** The result of storing a new user. */
public sealed interface CreateUserAnswer {

    record Created(User user) implements CreateUserAnswer {}

    record IdTaken() implements CreateUserAnswer {}

    record UsernameTaken() implements CreateUserAnswer {}

    record EmailTaken() implements CreateUserAnswer {}

    record ExternalIdTaken() implements CreateUserAnswer {}
}
