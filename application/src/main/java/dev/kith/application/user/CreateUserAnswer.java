package dev.kith.application.user;

import dev.kith.domain.user.User;

/** What became of the wish to keep a new user. */
public sealed interface CreateUserAnswer {

    record Created(User user) implements CreateUserAnswer {}

    record IdTaken() implements CreateUserAnswer {}

    record UsernameTaken() implements CreateUserAnswer {}

    record EmailTaken() implements CreateUserAnswer {}
}
