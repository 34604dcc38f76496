package dev.kith.application.session;

import dev.kith.domain.session.RefreshToken;
import dev.kith.domain.session.TokenScope;
import dev.kith.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The result of signing in, or of refreshing a session. */
public sealed interface SignInAnswer {

    /**
     * @param scope the scope of the access token, null if it is unscoped
     * @param next the refresh token; it is never shown again
     * @param at the time of the request: the access token is issued at this time, so that a password change after it
     *     revokes the token
     */
    record Granted(UserId user, @Nullable TokenScope scope, RefreshToken next, Instant at) implements SignInAnswer {}

    record Refused() implements SignInAnswer {}

    /** The requested scope exceeds the scope of the session. */
    record BeyondScope() implements SignInAnswer {}

    record Throttled(Duration pause) implements SignInAnswer {}
}
