package dev.kith.application.session;

import dev.kith.application.account.CheckPassword;
import dev.kith.application.attempt.AttemptKey;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.Secret;
import dev.kith.domain.session.RefreshToken;
import dev.kith.domain.session.Session;
import dev.kith.domain.session.SessionId;
import dev.kith.domain.session.TokenScope;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks a name and a password, and opens a session. */
public final class SignIn {

    private final CheckPassword checkPassword;
    private final Sessions sessions;
    private final Clock clock;
    private final Supplier<UUID> uuids;
    private final Supplier<Secret> secrets;

    public SignIn(
            CheckPassword checkPassword,
            Sessions sessions,
            Clock clock,
            Supplier<UUID> uuids,
            Supplier<Secret> secrets) {
        this.checkPassword = checkPassword;
        this.sessions = sessions;
        this.clock = clock;
        this.uuids = uuids;
        this.secrets = secrets;
    }

    /**
     * @param name a username or an e-mail address
     * @param scope the scope of the session, null for an unscoped one
     */
    public SignInAnswer handle(String name, Password password, @Nullable TokenScope scope, AttemptKey.Address from) {
        return switch (checkPassword.handle(name, password, from)) {
            case CheckPassword.Answer.Correct(var user, var hash) -> {
                Instant now = clock.instant();
                Secret secret = secrets.get();
                Session session = Session.open(new SessionId(uuids.get()), user, scope, secret.hash(), now);
                yield switch (sessions.open(session, hash)) {
                    case OPENED -> new SignInAnswer.Granted(user, scope, new RefreshToken(session.id(), secret), now);
                    case SUPERSEDED -> new SignInAnswer.Refused();
                };
            }
            case CheckPassword.Answer.Wrong() -> new SignInAnswer.Refused();
            case CheckPassword.Answer.Throttled(var pause) -> new SignInAnswer.Throttled(pause);
        };
    }
}
