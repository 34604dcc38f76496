package dev.kith.application.email;

import dev.kith.domain.account.Secret;
import java.time.Duration;

/** The result of asking for another e-mail address. It is the same for an address that another user has. */
public sealed interface ChangeEmailAnswer {

    /** The address is changed, unless another user has it. */
    record Changed() implements ChangeEmailAnswer {}

    /** @param code completes the change; it is never shown again */
    record Waiting(Secret code) implements ChangeEmailAnswer {}

    record Unchanged() implements ChangeEmailAnswer {}

    record NoSuchUser() implements ChangeEmailAnswer {}

    record Throttled(Duration pause) implements ChangeEmailAnswer {}
}
