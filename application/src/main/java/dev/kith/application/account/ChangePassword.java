package dev.kith.application.account;

import dev.kith.application.attempt.AttemptKey;
import dev.kith.application.attempt.Attempts;
import dev.kith.application.audit.AuditLog;
import dev.kith.application.user.SelfAnswer;
import dev.kith.application.user.Users;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.account.PasswordPolicyViolation;
import dev.kith.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Changes the password of a user and ends all sessions and tokens of that user. */
public final class ChangePassword {

    /** The password that the user has and the one that the user wants. */
    public record Passwords(Password present, Password next) {}

    private final Accounts accounts;
    private final Users users;
    private final PasswordHashes hashes;
    private final Attempts attempts;
    private final Clock clock;

    public ChangePassword(Accounts accounts, Users users, PasswordHashes hashes, Attempts attempts, Clock clock) {
        this.accounts = accounts;
        this.users = users;
        this.hashes = hashes;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** Only the user themself may do this. */
    public SelfAnswer<ChangePasswordAnswer> handle(UserId caller, UserId id, Supplier<Passwords> passwords) {
        return SelfAnswer.of(users, caller, id, () -> {
            Passwords given = passwords.get();
            return handle(caller, given.present(), given.next());
        });
    }

    ChangePasswordAnswer handle(UserId user, Password present, Password next) {
        PasswordPolicyViolation violation = PasswordPolicyViolation.of(next);
        if (violation != null) {
            return new ChangePasswordAnswer.Weak(violation);
        }
        // nobody else can exhaust this limit: the user is signed in
        List<AttemptKey> keys = List.of(new AttemptKey.PasswordOf(user));
        Duration wait = attempts.tryAcquire(keys);
        if (wait != null) {
            return new ChangePasswordAnswer.Throttled(wait);
        }
        PasswordHash kept = accounts.password(user).orElse(null);
        if (!hashes.matches(present, kept)) {
            return new ChangePasswordAnswer.WrongPassword();
        }
        attempts.release(keys);
        PasswordHash hash = hashes.of(next);
        return switch (accounts.replacePassword(user, kept, hash, clock.instant())) {
            case REPLACED -> {
                AuditLog.passwordChanged(user);
                yield new ChangePasswordAnswer.Changed();
            }
            case SUPERSEDED -> new ChangePasswordAnswer.WrongPassword();
        };
    }
}
