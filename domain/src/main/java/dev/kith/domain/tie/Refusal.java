package dev.kith.domain.tie;

import dev.kith.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** Why one user may not reach out to another. */
public enum Refusal {
    /** The two are one. */
    SELF,
    /** Who asks was deleted meanwhile. */
    CALLER_DELETED,
    NO_SUCH_USER,
    /** Moderation has blocked who asks. */
    BLOCKED,
    /** One of the two hides the other. */
    HIDDEN;

    /** Why {@code from} may not act on the other at all, null if they may. */
    public static @Nullable Refusal forAnyAction(Tie tie, UserId from) {
        if (tie.of(from).standing() == AccountState.DELETED) {
            return CALLER_DELETED;
        }
        return tie.of(tie.pair().other(from)).standing() == AccountState.DELETED ? NO_SUCH_USER : null;
    }

    /** Why {@code from} may not begin anything with the other, null if they may. */
    public static @Nullable Refusal forNewContact(Tie tie, UserId from) {
        Refusal refusal = forAnyAction(tie, from);
        if (refusal != null) {
            return refusal;
        }
        if (tie.isHidden()) {
            return HIDDEN;
        }
        return tie.of(from).standing() == AccountState.BLOCKED ? BLOCKED : null;
    }
}
