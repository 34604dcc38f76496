package dev.kith.application.suggestion;

import dev.kith.domain.user.UserId;
import java.time.Instant;

/**
 * Keeps which suggestions users have dismissed. A dismissal ends with either of the two users. The dismissals of a user
 * are {@link dev.kith.domain.walk.PrivateList#DISMISSED}.
 */
public interface Dismissals {

    /** What became of a change. */
    sealed interface Answer {

        /** @param changed false if it was so already */
        record Done(boolean changed) implements Answer {}

        /** The user is unknown or deleted. */
        record NoSuchUser(UserId user) implements Answer {}
    }

    /** Dismisses another user. The time of an earlier dismissal stays. */
    Answer dismiss(UserId user, UserId other, Instant since);

    /** Ends the dismissal of another user. */
    Answer restore(UserId user, UserId other);
}
