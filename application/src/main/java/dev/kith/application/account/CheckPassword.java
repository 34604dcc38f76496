package dev.kith.application.account;

import dev.kith.application.attempt.AttemptKey;
import dev.kith.application.attempt.Attempts;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks a name and a password. Neither the answer nor its time reveals whether the name exists. */
public final class CheckPassword {

    public sealed interface Answer {

        /** @param by the stored hash; what is written because of this check must fail once the hash is another */
        record Correct(UserId user, PasswordHash by) implements Answer {}

        record Wrong() implements Answer {}

        record Throttled(Duration pause) implements Answer {}
    }

    private final Accounts accounts;
    private final PasswordHashes hashes;
    private final Attempts attempts;

    public CheckPassword(Accounts accounts, PasswordHashes hashes, Attempts attempts) {
        this.accounts = accounts;
        this.hashes = hashes;
        this.attempts = attempts;
    }

    /** @param name a username or an e-mail address */
    public Answer handle(String name, Password password, AttemptKey.Address from) {
        Optional<UserId> user =
                find(name).filter(found -> !found.status().isDeleted()).map(User::id);
        List<AttemptKey> keys = List.of(
                from,
                user.<AttemptKey>map(AttemptKey.PasswordOf::new)
                        .orElseGet(() -> new AttemptKey.UnknownName(name.toLowerCase(Locale.ROOT))));
        Duration wait = attempts.tryAcquire(keys);
        if (wait != null) {
            return new Answer.Throttled(wait);
        }
        PasswordHash kept = user.flatMap(accounts::password).orElse(null);
        if (!hashes.matches(password, kept) || kept == null || user.isEmpty()) {
            return new Answer.Wrong();
        }
        attempts.release(keys);
        return new Answer.Correct(user.get(), kept);
    }

    private Optional<User> find(String name) {
        if (EmailAddress.isWellFormed(name)) {
            return accounts.find(new AccountKey.Mailed(new EmailAddress(name)));
        }
        return Username.isWellFormed(name) ? accounts.find(new AccountKey.Named(new Username(name))) : Optional.empty();
    }
}
