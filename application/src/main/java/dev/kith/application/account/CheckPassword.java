package dev.kith.application.account;

import dev.kith.application.attempt.AttemptKey;
import dev.kith.application.attempt.Attempts;
import dev.kith.application.audit.AuditLog;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Checks a name and a password. Neither the answer nor its time reveals whether the name exists.
 *
 * <p>Wrong passwords delay the address that they come from, so that a user who signs in from another one is not kept
 * out. Wrong passwords from many addresses delay all of them. A user who has signed in from an address before is
 * not delayed there: beyond the limits the password is still checked, but only such a user learns that it is right.
 */
public final class CheckPassword {

    public sealed interface Answer {

        /** @param by the stored hash; what is written because of this check must fail once the hash is another */
        record Correct(UserId user, PasswordHash by) implements Answer {}

        record Wrong() implements Answer {}

        record Throttled(Duration pause) implements Answer {}
    }

    /** No user has this id. Its password is looked up for an unknown name, so that the answer takes the same time. */
    private static final UserId NO_ONE = new UserId(Long.MAX_VALUE);

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
        AttemptKey.Name named = AttemptKey.Name.of(name);
        AttemptKey.NameFrom namedFrom = new AttemptKey.NameFrom(named, from);
        List<AttemptKey> keys = List.of(from, namedFrom, named);
        Duration wait = attempts.tryAcquire(keys);
        if (wait == null) {
            Answer answer = check(name, password, from);
            return answer instanceof Answer.Correct correct ? accept(correct, keys, from) : answer;
        }
        List<AttemptKey> beyond = List.of(new AttemptKey.Beyond(from), new AttemptKey.Beyond(namedFrom));
        return attempts.tryAcquire(beyond) == null
                        && check(name, password, from) instanceof Answer.Correct correct
                        && attempts.hasSignedIn(correct.user(), from)
                ? accept(correct, beyond, from)
                : new Answer.Throttled(wait);
    }

    private Answer accept(Answer.Correct correct, List<AttemptKey> keys, AttemptKey.Address from) {
        attempts.release(keys);
        attempts.recordSignIn(correct.user(), from);
        return correct;
    }

    private Answer check(String name, Password password, AttemptKey.Address from) {
        Optional<UserId> user =
                find(name).filter(found -> !found.status().isDeleted()).map(User::id);
        PasswordHash kept = accounts.password(user.orElse(NO_ONE)).orElse(null);
        if (hashes.matches(password, kept) && kept != null && user.isPresent()) {
            return new Answer.Correct(user.get(), kept);
        }
        AuditLog.signInFailed(user.orElse(null), from);
        return new Answer.Wrong();
    }

    private Optional<User> find(String name) {
        if (EmailAddress.isWellFormed(name)) {
            return accounts.find(new AccountKey.Mailed(new EmailAddress(name)));
        }
        return Username.isWellFormed(name) ? accounts.find(new AccountKey.Named(new Username(name))) : Optional.empty();
    }
}
