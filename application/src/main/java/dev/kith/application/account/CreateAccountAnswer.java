package dev.kith.application.account;

import dev.kith.domain.account.PasswordPolicyViolation;
import dev.kith.domain.user.User;

/** What became of the wish for a new account. */
public sealed interface CreateAccountAnswer {

    record Created(User user) implements CreateAccountAnswer {}

    record IdTaken() implements CreateAccountAnswer {}

    record UsernameTaken() implements CreateAccountAnswer {}

    record EmailTaken() implements CreateAccountAnswer {}

    record Weak(PasswordPolicyViolation why) implements CreateAccountAnswer {}
}
