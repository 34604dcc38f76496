package dev.kith.domain.tie;

import dev.kith.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** Why a user may not act on another user. */
public enum Refusal {
    /** The two users are the same. */
    SELF,
    /** The caller is deleted. */
    CALLER_DELETED,
    NO_SUCH_USER,
    /** Moderation has blocked the caller. */
    BLOCKED,
    /** One of the two hides the other. */
    HIDDEN;

    /** Why {@code from} may not act on the other user at all, null if allowed. */
    public static @Nullable Refusal forAnyAction(Tie tie, UserId from) {
        if (tie.of(from).standing() == AccountState.DELETED) {
            return CALLER_DELETED;
        }
        return tie.of(tie.pair().other(from)).standing() == AccountState.DELETED ? NO_SUCH_USER : null;
    }

    /** Why {@code from} may not follow the other user or request a connection, null if allowed. */
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
