package dev.kith.domain.session;

import dev.kith.domain.account.SecretHash;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A signed-in user, from the password check until the session ends.
 *
 * @param scope the scope of its access tokens, null if they are unscoped
 * @param secret the hash of the secret of the valid refresh token
 * @param expires the end of the session if it is not refreshed before
 */
public record Session(
        SessionId id, UserId user, @Nullable TokenScope scope, SecretHash secret, Instant opened, Instant expires) {

    public static final Duration LIFETIME = Duration.ofDays(30);

    /** The number of sessions that one user may have. One more session ends the oldest. */
    public static final int MAX_PER_USER = 100;

    public static Session open(SessionId id, UserId user, @Nullable TokenScope scope, SecretHash secret, Instant now) {
        return new Session(id, user, scope, secret, now, now.plus(LIFETIME));
    }

    /**
     * Uses a refresh token and gives the session another secret. A token with an earlier secret proves that two parties
     * hold tokens of this session, so the session ends for both. A request beyond the scope is refused, and the token
     * stays valid.
     *
     * @param client the application that asks, null if it is not named
     * @param scopes the scopes of the next access token, empty for the whole scope of the session
     */
    public SessionDecision<RefreshAnswer> refreshed(
            SecretHash shown, SecretHash next, Instant now, @Nullable AppKey client, Set<String> scopes) {
        if (!now.isBefore(expires)) {
            return new SessionDecision<>(null, new RefreshAnswer.Expired());
        }
        if (!secret.matches(shown)) {
            return new SessionDecision<>(null, new RefreshAnswer.Reused());
        }
        if (scope != null && !scope.client().equals(client)) {
            return new SessionDecision<>(this, new RefreshAnswer.OfAnotherClient());
        }
        if (!scopes.isEmpty() && (scope == null || !scope.allowsAll(scopes))) {
            return new SessionDecision<>(this, new RefreshAnswer.BeyondScope());
        }
        TokenScope narrowed = scope == null || scopes.isEmpty() ? scope : new TokenScope(scope.client(), scopes);
        return new SessionDecision<>(
                new Session(id, user, scope, next, opened, now.plus(LIFETIME)),
                new RefreshAnswer.Refreshed(user, narrowed));
    }
}
