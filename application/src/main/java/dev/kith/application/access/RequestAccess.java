package dev.kith.application.access;

import dev.kith.domain.access.AppToken;
import dev.kith.domain.access.TokenKey;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.AppKey;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An application requests access for a user who is not yet known. */
public final class RequestAccess {

    private final AppTokens tokens;
    private final Clock clock;
    private final Supplier<Secret> secrets;

    public RequestAccess(AppTokens tokens, Clock clock, Supplier<Secret> secrets) {
        this.tokens = tokens;
        this.clock = clock;
        this.secrets = secrets;
    }

    /** @param callback the address that gets the answer; null if the user copies the verifier by hand */
    public AppToken.Requested handle(AppKey app, @Nullable URI callback) {
        Instant now = clock.instant();
        AppToken.Requested token =
                AppToken.Requested.issue(new TokenKey(secrets.get().text()), secrets.get(), app, callback, now);
        tokens.add(token, now);
        return token;
    }
}
