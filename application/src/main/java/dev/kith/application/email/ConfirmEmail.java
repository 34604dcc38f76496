package dev.kith.application.email;

import dev.kith.application.attempt.AttemptKey;
import dev.kith.application.attempt.Attempts;
import dev.kith.application.user.Users;
import dev.kith.domain.account.Secret;
import dev.kith.domain.account.SecretHash;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.email.EmailChange;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Completes the change of an address by a code. The caller need not be signed in. */
public final class ConfirmEmail {

    private final EmailChanges changes;
    private final Users users;
    private final Attempts attempts;
    private final Clock clock;

    public ConfirmEmail(EmailChanges changes, Users users, Attempts attempts, Clock clock) {
        this.changes = changes;
        this.users = users;
        this.attempts = attempts;
        this.clock = clock;
    }

    public ConfirmEmailAnswer handle(UserId user, EmailAddress address, Secret code, AttemptKey.Address from) {
        List<AttemptKey> keys = List.of(from, new AttemptKey.CodeOf(user, from));
        Duration wait = attempts.tryAcquire(keys);
        if (wait != null) {
            return new ConfirmEmailAnswer.Throttled(wait);
        }
        SecretHash shown = code.hash();
        Instant now = clock.instant();
        boolean mayChange = mayChange(user);
        return switch (changes.confirm(
                user, change -> mayChange ? change.proofOf(address, shown, now) : EmailChange.Proof.NONE)) {
            case CONFIRMED -> {
                attempts.release(keys);
                yield new ConfirmEmailAnswer.Confirmed();
            }
            // a caller who knows the code must not learn who has the address
            case REFUSED, TAKEN -> new ConfirmEmailAnswer.WrongCode();
        };
    }

    /** A stranger must not learn that moderation has blocked the user, so the answer is that of a wrong code. */
    private boolean mayChange(UserId user) {
        return users.find(user)
                .filter(found -> found.status() == UserStatus.APPROVED)
                .isPresent();
    }
}
