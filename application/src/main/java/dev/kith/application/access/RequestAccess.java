package dev.kith.application.access;

import dev.kith.application.attempt.AttemptKey;
import dev.kith.application.attempt.Attempts;
import dev.kith.domain.access.AppToken;
import dev.kith.domain.access.TokenKey;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.AppKey;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An application requests access for a user who is not yet known. Requests are limited for each application. */
public final class RequestAccess {

    public sealed interface Answer {

        record Requested(AppToken.Requested token) implements Answer {}

        record Throttled(Duration pause) implements Answer {}
    }

    private final AppTokens tokens;
    private final Attempts attempts;
    private final Clock clock;
    private final Supplier<Secret> secrets;

    public RequestAccess(AppTokens tokens, Attempts attempts, Clock clock, Supplier<Secret> secrets) {
        this.tokens = tokens;
        this.attempts = attempts;
        this.clock = clock;
        this.secrets = secrets;
    }

    /** @param callback the address that gets the answer; null if the user copies the verifier by hand */
    public Answer handle(AppKey app, @Nullable URI callback) {
        Duration pause = attempts.tryAcquire(List.of(new AttemptKey.RequestsOf(app)));
        if (pause != null) {
            return new Answer.Throttled(pause);
        }
        Instant now = clock.instant();
        AppToken.Requested token =
                AppToken.Requested.issue(new TokenKey(secrets.get().text()), secrets.get(), app, callback, now);
        tokens.add(token, now);
        return new Answer.Requested(token);
    }
}
