package dev.kith.application.departure;

import dev.kith.domain.user.Status;
import dev.kith.domain.user.UserId;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Deletes a user. A soft deletion can be followed by a hard one, and by nothing else. */
public final class DeleteUser {

    private final Departures departures;
    private final Clock clock;

    public DeleteUser(Departures departures, Clock clock) {
        this.departures = departures;
        this.clock = clock;
    }

    /** Answers when the user is in no list any more; for an account with a million edges that takes a while. */
    public Departure handle(UserId user, boolean hard) {
        Status wanted = hard ? Status.HARD_DELETED : Status.SOFT_DELETED;
        Status before = departures.begin(user, clock.instant(), present -> next(present, wanted));
        return switch (before) {
            case null -> new Departure.NoSuchUser();
            case HARD_DELETED -> new Departure.NoSuchUser();
            case SOFT_DELETED -> hard ? finished(user) : new Departure.AlreadyDeparted();
            case APPROVED, BLOCKED -> finished(user);
        };
    }

    private static @Nullable Status next(Status present, Status wanted) {
        return present == Status.HARD_DELETED || present == wanted ? null : wanted;
    }

    private Departure finished(UserId user) {
        departures.finish(user);
        return new Departure.Departed();
    }
}
