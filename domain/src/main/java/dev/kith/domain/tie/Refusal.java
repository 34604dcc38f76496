package dev.kith.domain.tie;

import dev.kith.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** Why one user may not reach out to another. */
public enum Refusal {
    /** The two are one. */
    ITSELF,
    /** Who asks was deleted meanwhile. */
    CALLER_GONE,
    NO_SUCH_USER,
    /** Moderation has blocked who asks. */
    BLOCKED,
    /** One of the two hides the other. */
    HIDDEN;

    /** Why {@code from} may not act on the other at all, null if they may. */
    public static @Nullable Refusal ofAnyAct(Tie tie, UserId from) {
        if (tie.of(from).standing() == Standing.GONE) {
            return CALLER_GONE;
        }
        return tie.of(tie.pair().other(from)).standing() == Standing.GONE ? NO_SUCH_USER : null;
    }

    /** Why {@code from} may not begin anything with the other, null if they may. */
    public static @Nullable Refusal ofReachingOut(Tie tie, UserId from) {
        Refusal refusal = ofAnyAct(tie, from);
        if (refusal != null) {
            return refusal;
        }
        if (tie.isHidden()) {
            return HIDDEN;
        }
        return tie.of(from).standing() == Standing.BLOCKED ? BLOCKED : null;
    }
}
