package dev.kith.application.session;

import dev.kith.application.attempt.AttemptKey;
import dev.kith.application.attempt.Attempts;
import dev.kith.application.audit.AuditLog;
import dev.kith.application.user.Users;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.session.RefreshAnswer;
import dev.kith.domain.session.RefreshToken;
import dev.kith.domain.session.SessionDecision;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges a refresh token for the next one. Its secret is too long to be guessed, so attempts are not limited: wrong
 * passwords from the same address must not keep a user out who is signed in.
 */
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
        Secret next = secrets.get();
        Instant now = clock.instant();
        RefreshAnswer refresh = sessions.decide(
                shown.session(),
                session -> session == null
                        ? new SessionDecision<>(null, new RefreshAnswer.NoSuchSession())
                        : session.refreshed(shown.secret().hash(), next.hash(), now, client, scopes));
        return switch (refresh) {
            case RefreshAnswer.Refreshed(UserId user, var scope)
            when users.find(user).filter(User::isUndeleted).isPresent() -> {
                attempts.recordSignIn(user, from);
                yield new SignInAnswer.Granted(user, scope, new RefreshToken(shown.session(), next), now);
            }
            case RefreshAnswer.Refreshed(UserId _, var scope) -> new SignInAnswer.Refused();
            case RefreshAnswer.Reused() -> {
                AuditLog.refreshTokenReused(shown.session());
                yield new SignInAnswer.Refused();
            }
            case RefreshAnswer.NoSuchSession(), RefreshAnswer.Expired(), RefreshAnswer.OfAnotherClient() ->
                new SignInAnswer.Refused();
            case RefreshAnswer.BeyondScope() -> new SignInAnswer.BeyondScope();
        };
    }
}
