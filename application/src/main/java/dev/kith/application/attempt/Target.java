package dev.kith.application.attempt;

import dev.kith.domain.user.UserId;

/** What attempts are counted against. */
public sealed interface Target {

    /** Where the attempt comes from, as far as the edge can tell. */
    record From(String address) implements Target {}

    record PasswordOf(UserId user) implements Target {}

    /** The name of no one: a guess there costs as much, so that it tells nothing. */
    record PasswordOfNoOne(String name) implements Target {}

    record CodeOf(UserId user) implements Target {}
}
