package dev.kith.application.attempt;

import dev.kith.domain.user.UserId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Limits the rate of wrong guesses, mails and requests for access. An attempt counts before its result is known, so that
 * parallel attempts gain nothing.
 */
public interface Attempts {

    /**
     * Counts an attempt for every key and answers null. If the limit of one key is reached, it counts nothing and
     * answers the time to wait.
     */
    @Nullable
    Duration tryAcquire(List<AttemptKey> keys);

    /** Takes an attempt back because it was correct. */
    void release(List<AttemptKey> keys);

    /** Remembers that a user has signed in from an address. Memory is bounded, so it may be forgotten. */
    void recordSignIn(UserId user, AttemptKey.Address from);

    boolean hasSignedIn(UserId user, AttemptKey.Address from);
}
