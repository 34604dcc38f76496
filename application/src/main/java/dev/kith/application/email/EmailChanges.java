package dev.kith.application.email;

import dev.kith.domain.email.EmailChange;
import dev.kith.domain.user.UserId;
import java.util.function.Predicate;

/** Where new addresses wait to be confirmed, at most one for each user. Times are kept to the microsecond. */
public interface EmailChanges {

    /** Replaces what waited before; for a user who is not here, or is deleted, nothing waits. */
    void await(UserId user, EmailChange change);

    /** Nothing waits any longer. */
    void withdraw(UserId user);

    /** Makes the waiting address the user's, confirmed, if the rule says so, as one indivisible step: of two who try, one does. */
    ApplyEmailChangeAnswer confirm(UserId user, Predicate<EmailChange> rule);
}
