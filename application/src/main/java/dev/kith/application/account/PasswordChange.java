package dev.kith.application.account;

import dev.kith.domain.account.Weakness;
import java.time.Duration;

/** What became of the wish for another password. */
public sealed interface PasswordChange {

    record Changed() implements PasswordChange {}

    record WrongPassword() implements PasswordChange {}

    record Weak(Weakness why) implements PasswordChange {}

    record Throttled(Duration pause) implements PasswordChange {}
}
