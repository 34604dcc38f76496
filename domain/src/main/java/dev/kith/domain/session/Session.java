package dev.kith.domain.session;

import dev.kith.domain.account.SecretHash;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Someone being signed in, from their password until the session ends.
 *
 * @param scope what it is good for, null for everything but what wants limits
 * @param secret of the one refresh token that is still good
 * @param expires when the session ends unless it is refreshed before
 */
public record Session(
        SessionId id, UserId user, @Nullable TokenScope scope, SecretHash secret, Instant opened, Instant expires) {

    public static final Duration LIFETIME = Duration.ofDays(30);

    /** How many sessions one user may have; a further one ends the oldest. */
    public static final int MAX_PER_USER = 100;

    public static Session open(SessionId id, UserId user, @Nullable TokenScope limits, SecretHash secret, Instant now) {
        return new Session(id, user, limits, secret, now, now.plus(LIFETIME));
    }

    /**
     * A token is used: the session goes on with another secret. One that knows the session but not the secret it waits for was good
     * once, so two hold tokens of this session and one of them stole theirs: it ends for both. What is asked beyond its limits is
     * refused, and costs nothing.
     *
     * @param client the application that asks, null where it did not say
     * @param scopes what the next access token is to be good for, empty for all that the session is
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
