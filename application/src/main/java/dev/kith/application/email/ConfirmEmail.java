package dev.kith.application.email;

import dev.kith.application.attempt.Attempts;
import dev.kith.application.attempt.Target;
import dev.kith.domain.account.Secret;
import dev.kith.domain.account.SecretHash;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Someone shows the code for a user's new address; whoever knows it need not be signed in. */
public final class ConfirmEmail {

    private final EmailChanges changes;
    private final Attempts attempts;
    private final Clock clock;

    public ConfirmEmail(EmailChanges changes, Attempts attempts, Clock clock) {
        this.changes = changes;
        this.attempts = attempts;
        this.clock = clock;
    }

    public ConfirmAnswer handle(UserId user, EmailAddress address, Secret code, Target.From from) {
        List<Target> targets = List.of(from, new Target.CodeOf(user));
        Duration wait = attempts.take(targets);
        if (wait != null) {
            return new ConfirmAnswer.Throttled(wait);
        }
        SecretHash shown = code.hash();
        Instant now = clock.instant();
        return switch (changes.confirm(user, change -> change.isConfirmedBy(address, shown, now))) {
            case CONFIRMED -> {
                attempts.giveBack(targets);
                yield new ConfirmAnswer.Confirmed();
            }
            case REFUSED -> new ConfirmAnswer.WrongCode();
            case TAKEN -> new ConfirmAnswer.Taken();
        };
    }
}
