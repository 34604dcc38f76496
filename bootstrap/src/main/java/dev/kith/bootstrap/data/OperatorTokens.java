package dev.kith.bootstrap.data;

import dev.kith.domain.session.TokenScope;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.token.AccessTokenIssuer;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Issues access tokens on the command line. A server with the same secret accepts them. */
public record OperatorTokens(OperatorSecret secret, Clock clock) {

    public String issue(UserId user, Duration timeToLive) {
        return issue(user, timeToLive, null);
    }

    /** @param scope what the token allows; null for a token without a scope */
    public String issue(UserId user, Duration timeToLive, @Nullable TokenScope scope) {
        return new AccessTokenIssuer(secret.value()).issue(user, scope, clock.instant(), timeToLive);
    }
}
