package dev.kith.application.email;

import dev.kith.domain.email.EmailChange;
import dev.kith.domain.user.UserId;
import java.util.function.Function;

/** Stores new addresses that wait for a code, at most one for each user. Times are stored to the microsecond. */
public interface EmailChanges {

    /** Replaces the waiting address. For an unknown or deleted user nothing is stored. */
    void await(UserId user, EmailChange change);

    /** Removes the waiting address. */
    void withdraw(UserId user);

    /**
     * Makes the waiting address the address of the user if the rule finds a proof, in one atomic step. The address is
     * confirmed if the proof is that the user reads mail there. Of two parallel calls one succeeds.
     */
    ApplyEmailChangeAnswer confirm(UserId user, Function<EmailChange, EmailChange.Proof> rule);
}
