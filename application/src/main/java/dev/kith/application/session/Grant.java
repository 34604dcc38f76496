package dev.kith.application.session;

import dev.kith.domain.session.RefreshToken;
import dev.kith.domain.user.UserId;
import java.time.Duration;

/** What became of the wish to be signed in, or to stay so. */
public sealed interface Grant {

    /** @param next the token that keeps the session going; it is told this once */
    record Granted(UserId user, RefreshToken next) implements Grant {}

    record Refused() implements Grant {}

    record Throttled(Duration pause) implements Grant {}
}
