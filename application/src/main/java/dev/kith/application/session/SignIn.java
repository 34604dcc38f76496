package dev.kith.application.session;

import dev.kith.application.account.AccountKey;
import dev.kith.application.account.Accounts;
import dev.kith.application.account.PasswordHashes;
import dev.kith.application.attempt.Attempts;
import dev.kith.application.attempt.Target;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.account.Secret;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.session.Limits;
import dev.kith.domain.session.RefreshToken;
import dev.kith.domain.session.Session;
import dev.kith.domain.session.SessionId;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Someone shows a name and a password. Whether the name is anyone's cannot be told from the answer, nor from how long it takes. */
public final class SignIn {

    private final Accounts accounts;
    private final Sessions sessions;
    private final PasswordHashes hashes;
    private final Attempts attempts;
    private final Clock clock;
    private final Supplier<UUID> uuids;
    private final Supplier<Secret> secrets;

    public SignIn(
            Accounts accounts,
            Sessions sessions,
            PasswordHashes hashes,
            Attempts attempts,
            Clock clock,
            Supplier<UUID> uuids,
            Supplier<Secret> secrets) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.hashes = hashes;
        this.attempts = attempts;
        this.clock = clock;
        this.uuids = uuids;
        this.secrets = secrets;
    }

    /**
     * @param name a username or an e-mail address
     * @param limits what the session is to be good for, null for everything but what wants limits
     */
    public Grant handle(String name, Password password, @Nullable Limits limits, Target.From from) {
        Optional<UserId> user = find(name).filter(found -> !found.status().isDeleted()).map(User::id);
        List<Target> targets = List.of(
                from,
                user.<Target>map(Target.PasswordOf::new).orElseGet(() -> new Target.PasswordOfNoOne(name.toLowerCase(Locale.ROOT))));
        Duration wait = attempts.take(targets);
        if (wait != null) {
            return new Grant.Throttled(wait);
        }
        PasswordHash kept = user.flatMap(accounts::password).orElse(null);
        if (!hashes.matches(password, kept) || kept == null || user.isEmpty()) {
            return new Grant.Refused();
        }
        attempts.giveBack(targets);
        Secret secret = secrets.get();
        Session session = Session.open(new SessionId(uuids.get()), user.get(), limits, secret.hash(), clock.instant());
        return switch (sessions.open(session, kept)) {
            case OPENED -> new Grant.Granted(user.get(), limits, new RefreshToken(session.id(), secret));
            case OVERTAKEN -> new Grant.Refused();
        };
    }

    private Optional<User> find(String name) {
        if (EmailAddress.isWellFormed(name)) {
            return accounts.find(new AccountKey.Mailed(new EmailAddress(name)));
        }
        return Username.isWellFormed(name) ? accounts.find(new AccountKey.Named(new Username(name))) : Optional.empty();
    }
}
