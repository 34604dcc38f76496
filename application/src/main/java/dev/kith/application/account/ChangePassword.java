package dev.kith.application.account;

import dev.kith.application.attempt.AttemptKey;
import dev.kith.application.attempt.Attempts;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.account.PasswordPolicyViolation;
import dev.kith.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Changes the password of a user and ends all sessions and tokens of that user. */
public final class ChangePassword {

    private final Accounts accounts;
    private final PasswordHashes hashes;
    private final Attempts attempts;
    private final Clock clock;

    public ChangePassword(Accounts accounts, PasswordHashes hashes, Attempts attempts, Clock clock) {
        this.accounts = accounts;
        this.hashes = hashes;
        this.attempts = attempts;
        this.clock = clock;
    }

    public ChangePasswordAnswer handle(UserId user, Password present, Password next, AttemptKey.Address from) {
        PasswordPolicyViolation violation = PasswordPolicyViolation.of(next);
        if (violation != null) {
            return new ChangePasswordAnswer.Weak(violation);
        }
        List<AttemptKey> targets = List.of(from, new AttemptKey.PasswordOf(user));
        Duration wait = attempts.take(targets);
        if (wait != null) {
            return new ChangePasswordAnswer.Throttled(wait);
        }
        PasswordHash kept = accounts.password(user).orElse(null);
        if (!hashes.matches(present, kept)) {
            return new ChangePasswordAnswer.WrongPassword();
        }
        attempts.release(targets);
        PasswordHash hash = hashes.of(next);
        return switch (accounts.replacePassword(user, kept, hash, clock.instant())) {
            case REPLACED -> new ChangePasswordAnswer.Changed();
            case SUPERSEDED -> new ChangePasswordAnswer.WrongPassword();
        };
    }
}
