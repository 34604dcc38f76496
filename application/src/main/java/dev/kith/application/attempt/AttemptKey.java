package dev.kith.application.attempt;

import dev.kith.domain.user.UserId;

/** What attempts are counted against. */
public sealed interface AttemptKey {

    /** Where the attempt comes from, as far as the edge can tell. */
    record Address(String address) implements AttemptKey {}

    record PasswordOf(UserId user) implements AttemptKey {}

    /** The name of no one: a guess there costs as much, so that it tells nothing. */
    record UnknownName(String name) implements AttemptKey {}

    record CodeOf(UserId user) implements AttemptKey {}
}
