package dev.kith.application.suggestion;

import dev.kith.domain.user.UserId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Dismisses a user, who is then not suggested any more, or ends that. A repeated call changes nothing. */
public final class DismissSuggestion {

    private final Dismissals dismissals;
    private final Clock clock;

    public DismissSuggestion(Dismissals dismissals, Clock clock) {
        this.dismissals = dismissals;
        this.clock = clock;
    }

    /**
     * @param other not the user
     * @param dismissed whether the other user is to be dismissed from now on
     */
    public Dismissals.Answer handle(UserId user, UserId other, boolean dismissed) {
        return dismissed
                ? dismissals.dismiss(user, other, clock.instant().truncatedTo(ChronoUnit.MICROS))
                : dismissals.restore(user, other);
    }
}
