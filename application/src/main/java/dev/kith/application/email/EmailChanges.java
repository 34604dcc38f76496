package dev.kith.application.email;

import dev.kith.domain.email.EmailChange;
import dev.kith.domain.user.UserId;
import java.util.function.Predicate;

/** Stores new addresses that wait for confirmation, at most one for each user. Times are stored to the microsecond. */
public interface EmailChanges {

    /** Replaces the waiting address. For an unknown or deleted user nothing is stored. */
    void await(UserId user, EmailChange change);

    /** Removes the waiting address. */
    void withdraw(UserId user);

    /**
     * Makes the waiting address the confirmed address of the user if the rule accepts it, in one atomic step. Of two
     * parallel calls one succeeds.
     */
    ApplyEmailChangeAnswer confirm(UserId user, Predicate<EmailChange> rule);
}
