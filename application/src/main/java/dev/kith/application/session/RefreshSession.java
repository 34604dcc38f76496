package dev.kith.application.session;

import dev.kith.application.attempt.AttemptKey;
import dev.kith.application.attempt.Attempts;
import dev.kith.application.user.Users;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.session.RefreshAnswer;
import dev.kith.domain.session.RefreshToken;
import dev.kith.domain.session.SessionDecision;
import dev.kith.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Exchanges a refresh token for the next one. */
public final class RefreshSession {

    private final Sessions sessions;
    private final Users users;
    private final Attempts attempts;
    private final Clock clock;
    private final Supplier<Secret> secrets;

    public RefreshSession(Sessions sessions, Users users, Attempts attempts, Clock clock, Supplier<Secret> secrets) {
        this.sessions = sessions;
        this.users = users;
        this.attempts = attempts;
        this.clock = clock;
        this.secrets = secrets;
    }

    /**
     * @param client the application that asks, null if it is not named
     * @param scopes the scopes of the next access token, empty for the whole scope of the session
     */
    public SignInAnswer handle(
            RefreshToken shown, @Nullable AppKey client, Set<String> scopes, AttemptKey.Address from) {
        List<AttemptKey> keys = List.of(from);
        Duration wait = attempts.tryAcquire(keys);
        if (wait != null) {
            return new SignInAnswer.Throttled(wait);
        }
        Secret next = secrets.get();
        Instant now = clock.instant();
        RefreshAnswer refresh = sessions.decide(
                shown.session(),
                session -> session == null
                        ? new SessionDecision<>(null, new RefreshAnswer.NoSuchSession())
                        : session.refreshed(shown.secret().hash(), next.hash(), now, client, scopes));
        return switch (refresh) {
            case RefreshAnswer.Refreshed(UserId user, var scope)
            when isHere(user) -> {
                attempts.release(keys);
                yield new SignInAnswer.Granted(user, scope, new RefreshToken(shown.session(), next), now);
            }
            case RefreshAnswer.Refreshed(UserId _, var scope) -> new SignInAnswer.Refused();
            case RefreshAnswer.NoSuchSession(),
                    RefreshAnswer.Expired(),
                    RefreshAnswer.Reused(),
                    RefreshAnswer.OfAnotherClient() -> new SignInAnswer.Refused();
            case RefreshAnswer.BeyondScope() -> new SignInAnswer.BeyondScope();
        };
    }

    private boolean isHere(UserId user) {
        return users.find(user).filter(found -> !found.status().isDeleted()).isPresent();
    }
}
