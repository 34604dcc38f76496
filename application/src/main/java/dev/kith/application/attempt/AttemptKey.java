package dev.kith.application.attempt;

import dev.kith.domain.user.UserId;

/** The subject of a rate limit. */
public sealed interface AttemptKey {

    /** The network address of the client, as far as the server knows it. */
    record Address(String address) implements AttemptKey {}

    record PasswordOf(UserId user) implements AttemptKey {}

    /** A name that no account has. It is limited like an existing one, so that the limit reveals nothing. */
    record UnknownName(String name) implements AttemptKey {}

    record CodeOf(UserId user) implements AttemptKey {}
}
