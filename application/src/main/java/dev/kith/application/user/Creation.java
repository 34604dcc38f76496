package dev.kith.application.user;

import dev.kith.domain.user.User;

/** What became of the wish to keep a new user. */
public sealed interface Creation {

    record Created(User user) implements Creation {}

    record IdTaken() implements Creation {}

    record UsernameTaken() implements Creation {}

    record EmailTaken() implements Creation {}
}
