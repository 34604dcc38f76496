package dev.kith.application.account;

import dev.kith.domain.account.PasswordPolicyViolation;
import dev.kith.domain.user.User;

/** The result of creating an account. */
public sealed interface CreateAccountAnswer {

    record Created(User user) implements CreateAccountAnswer {}

    record IdTaken() implements CreateAccountAnswer {}

    record UsernameTaken() implements CreateAccountAnswer {}

    record EmailTaken() implements CreateAccountAnswer {}

    record ExternalIdTaken() implements CreateAccountAnswer {}

    record Weak(PasswordPolicyViolation why) implements CreateAccountAnswer {}
}
