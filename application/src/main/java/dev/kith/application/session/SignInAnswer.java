package dev.kith.application.session;

import dev.kith.domain.session.RefreshToken;
import dev.kith.domain.session.TokenScope;
import dev.kith.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of the wish to be signed in, or to stay so. */
public sealed interface SignInAnswer {

    /**
     * @param scope what the access token is to be good for, null for everything but what wants limits
     * @param next the token that keeps the session going; it is told this once
     * @param at when it was asked for: an access token counts from then, so that a change of the password in between takes it back
     */
    record Granted(UserId user, @Nullable TokenScope scope, RefreshToken next, Instant at) implements SignInAnswer {}

    record Refused() implements SignInAnswer {}

    /** More was asked for than the session is good for. */
    record BeyondScope() implements SignInAnswer {}

    record Throttled(Duration pause) implements SignInAnswer {}
}
