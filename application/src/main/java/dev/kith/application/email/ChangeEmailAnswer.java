package dev.kith.application.email;

import dev.kith.domain.account.Secret;

/** What became of the wish for another address. */
public sealed interface ChangeEmailAnswer {

    record Changed() implements ChangeEmailAnswer {}

    /** @param code confirms it; it is told this once */
    record Waiting(Secret code) implements ChangeEmailAnswer {}

    record Unchanged() implements ChangeEmailAnswer {}

    record Taken() implements ChangeEmailAnswer {}

    record NoSuchUser() implements ChangeEmailAnswer {}
}
