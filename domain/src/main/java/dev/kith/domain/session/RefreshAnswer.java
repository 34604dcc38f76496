package dev.kith.domain.session;

import dev.kith.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** What became of the use of a refresh token. */
public sealed interface RefreshAnswer {

    /** @param scope what the next access token is good for, null for everything but what wants limits */
    record Refreshed(UserId user, @Nullable TokenScope scope) implements RefreshAnswer {}

    record NoSuchSession() implements RefreshAnswer {}

    record Expired() implements RefreshAnswer {}

    /** The token was used before; the session has ended. */
    record Reused() implements RefreshAnswer {}

    /** The session was opened for one application, and another asks. */
    record OfAnotherClient() implements RefreshAnswer {}

    /** More was asked for than the session is good for. */
    record BeyondScope() implements RefreshAnswer {}
}
