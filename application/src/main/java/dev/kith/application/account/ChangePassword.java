package dev.kith.application.account;

import dev.kith.application.attempt.Attempts;
import dev.kith.application.attempt.Target;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.account.Weakness;
import dev.kith.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A user chooses another password; every session of theirs ends, and every access token. */
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

    public PasswordChange handle(UserId user, Password present, Password next, Target.From from) {
        Weakness weakness = Weakness.of(next);
        if (weakness != null) {
            return new PasswordChange.Weak(weakness);
        }
        List<Target> targets = List.of(from, new Target.PasswordOf(user));
        Duration wait = attempts.take(targets);
        if (wait != null) {
            return new PasswordChange.Throttled(wait);
        }
        PasswordHash kept = accounts.password(user).orElse(null);
        if (!hashes.matches(present, kept)) {
            return new PasswordChange.WrongPassword();
        }
        attempts.giveBack(targets);
        PasswordHash hash = hashes.of(next);
        return switch (accounts.replacePassword(user, kept, hash, clock.instant())) {
            case REPLACED -> new PasswordChange.Changed();
            case OVERTAKEN -> new PasswordChange.WrongPassword();
        };
    }
}
