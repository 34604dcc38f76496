package dev.kith.application.account;

import dev.kith.domain.account.PasswordPolicyViolation;
import java.time.Duration;

/** The result of changing a password. */
public sealed interface ChangePasswordAnswer {

    record Changed() implements ChangePasswordAnswer {}

    record WrongPassword() implements ChangePasswordAnswer {}

    record Weak(PasswordPolicyViolation why) implements ChangePasswordAnswer {}

    record Throttled(Duration pause) implements ChangePasswordAnswer {}
}
