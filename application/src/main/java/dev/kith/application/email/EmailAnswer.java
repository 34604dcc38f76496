package dev.kith.application.email;

import dev.kith.domain.account.Secret;

/** What became of the wish for another address. */
public sealed interface EmailAnswer {

    record Changed() implements EmailAnswer {}

    /** @param code confirms it; it is told this once */
    record Waiting(Secret code) implements EmailAnswer {}

    record Unchanged() implements EmailAnswer {}

    record Taken() implements EmailAnswer {}

    record NoSuchUser() implements EmailAnswer {}
}
