package dev.kith.application.email;

import dev.kith.domain.account.Secret;

/** The result of changing an e-mail address. */
public sealed interface ChangeEmailAnswer {

    record Changed() implements ChangeEmailAnswer {}

    /** @param code confirms the address; it is never shown again */
    record Waiting(Secret code) implements ChangeEmailAnswer {}

    record Unchanged() implements ChangeEmailAnswer {}

    record Taken() implements ChangeEmailAnswer {}

    record NoSuchUser() implements ChangeEmailAnswer {}
}
