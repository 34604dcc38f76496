package dev.kith.domain.session;

import dev.kith.domain.user.UserId;

/** What became of the use of a refresh token. */
public sealed interface Refresh {

    record Refreshed(UserId user) implements Refresh {}

    record NoSuchSession() implements Refresh {}

    record Expired() implements Refresh {}

    /** The token was used before; the session has ended. */
    record Reused() implements Refresh {}
}
