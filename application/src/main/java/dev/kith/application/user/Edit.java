package dev.kith.application.user;

import dev.kith.domain.user.User;

/** What became of a change to a user. */
public sealed interface Edit {

    record Edited(User user) implements Edit {}

    record NoSuchUser() implements Edit {}

    record UsernameTaken() implements Edit {}

    record EmailTaken() implements Edit {}
}
