package dev.kith.domain.session;

import dev.kith.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** The result of using a refresh token. */
public sealed interface RefreshAnswer {

    /** @param scope the scope of the next access token, null if it is unscoped */
    record Refreshed(UserId user, @Nullable TokenScope scope) implements RefreshAnswer {}

    record NoSuchSession() implements RefreshAnswer {}

    record Expired() implements RefreshAnswer {}

    /** The token was used before. The session has ended. */
    record Reused() implements RefreshAnswer {}

    /** The session belongs to one application, and another one used its token. */
    record OfAnotherClient() implements RefreshAnswer {}

    /** The requested scope exceeds the scope of the session. */
    record BeyondScope() implements RefreshAnswer {}
}
