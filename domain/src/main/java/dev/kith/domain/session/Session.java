package dev.kith.domain.session;

import dev.kith.domain.account.SecretHash;
import dev.kith.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * Someone being signed in, from their password until the session ends.
 *
 * @param secret of the one refresh token that is still good
 * @param expires when the session ends unless it is refreshed before
 */
public record Session(SessionId id, UserId user, SecretHash secret, Instant opened, Instant expires) {

    public static final Duration LIFE = Duration.ofDays(30);

    /** How many sessions one user may have; a further one ends the oldest. */
    public static final int MOST = 100;

    public static Session open(SessionId id, UserId user, SecretHash secret, Instant now) {
        return new Session(id, user, secret, now, now.plus(LIFE));
    }

    /**
     * A token is used: the session goes on with another secret. One that knows the session but not the secret it waits for was good once, so two
     * hold tokens of this session and one of them stole theirs: it ends for both.
     */
    public SessionDecision<Refresh> refreshed(SecretHash shown, SecretHash next, Instant now) {
        if (!now.isBefore(expires)) {
            return new SessionDecision<>(null, new Refresh.Expired());
        }
        if (!secret.matches(shown)) {
            return new SessionDecision<>(null, new Refresh.Reused());
        }
        return new SessionDecision<>(new Session(id, user, next, opened, now.plus(LIFE)), new Refresh.Refreshed(user));
    }
}
