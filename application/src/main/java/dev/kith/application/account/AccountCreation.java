package dev.kith.application.account;

import dev.kith.domain.account.Weakness;
import dev.kith.domain.user.User;

/** What became of the wish for a new account. */
public sealed interface AccountCreation {

    record Created(User user) implements AccountCreation {}

    record IdTaken() implements AccountCreation {}

    record UsernameTaken() implements AccountCreation {}

    record EmailTaken() implements AccountCreation {}

    record Weak(Weakness why) implements AccountCreation {}
}
