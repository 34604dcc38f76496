package dev.kith.application.session;

import dev.kith.application.attempt.Attempts;
import dev.kith.application.attempt.Target;
import dev.kith.application.user.Users;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.session.Refresh;
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

/** Someone shows the token of their session, and gets the next one for it. */
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
     * @param client the application that asks, null where it did not say
     * @param scopes what the next access token is to be good for, empty for all that the session is
     */
    public Grant handle(RefreshToken shown, @Nullable AppKey client, Set<String> scopes, Target.From from) {
        List<Target> targets = List.of(from);
        Duration wait = attempts.take(targets);
        if (wait != null) {
            return new Grant.Throttled(wait);
        }
        Secret next = secrets.get();
        Instant now = clock.instant();
        Refresh refresh = sessions.decide(shown.session(), session -> session == null
                ? new SessionDecision<>(null, new Refresh.NoSuchSession())
                : session.refreshed(shown.secret().hash(), next.hash(), now, client, scopes));
        return switch (refresh) {
            case Refresh.Refreshed(UserId user, var limits) when isHere(user) -> {
                attempts.giveBack(targets);
                yield new Grant.Granted(user, limits, new RefreshToken(shown.session(), next), now);
            }
            case Refresh.Refreshed(UserId gone, var limits) -> new Grant.Refused();
            case Refresh.NoSuchSession(), Refresh.Expired(), Refresh.Reused(), Refresh.OfAnotherClient() -> new Grant.Refused();
            case Refresh.BeyondLimits() -> new Grant.BeyondLimits();
        };
    }

    private boolean isHere(UserId user) {
        return users.find(user).filter(found -> !found.status().isDeleted()).isPresent();
    }
}
