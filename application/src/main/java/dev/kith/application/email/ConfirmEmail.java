package dev.kith.application.email;

import dev.kith.application.attempt.AttemptKey;
import dev.kith.application.attempt.Attempts;
import dev.kith.domain.account.Secret;
import dev.kith.domain.account.SecretHash;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Confirms the new address of a user by its code. The caller need not be signed in. */
public final class ConfirmEmail {

    private final EmailChanges changes;
    private final Attempts attempts;
    private final Clock clock;

    public ConfirmEmail(EmailChanges changes, Attempts attempts, Clock clock) {
        this.changes = changes;
        this.attempts = attempts;
        this.clock = clock;
    }

    public ConfirmEmailAnswer handle(UserId user, EmailAddress address, Secret code, AttemptKey.Address from) {
        List<AttemptKey> keys = List.of(from, new AttemptKey.CodeOf(user));
        Duration wait = attempts.tryAcquire(keys);
        if (wait != null) {
            return new ConfirmEmailAnswer.Throttled(wait);
        }
        SecretHash shown = code.hash();
        Instant now = clock.instant();
        return switch (changes.confirm(user, change -> change.isConfirmedBy(address, shown, now))) {
            case CONFIRMED -> {
                attempts.release(keys);
                yield new ConfirmEmailAnswer.Confirmed();
            }
            case REFUSED -> new ConfirmEmailAnswer.WrongCode();
            case TAKEN -> new ConfirmEmailAnswer.Taken();
        };
    }
}
