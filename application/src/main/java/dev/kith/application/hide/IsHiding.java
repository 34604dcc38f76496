package dev.kith.application.hide;

import dev.kith.application.tie.Ties;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.user.UserId;

/** Whether one user hides another. */
public final class IsHiding {

    private final Ties ties;

    public IsHiding(Ties ties) {
        this.ties = ties;
    }

    /** False for ids of no one, and for oneself. */
    public boolean handle(UserId hider, UserId hidden) {
        return !hider.equals(hidden)
                && ties.between(Pair.of(hider, hidden)).of(hider).hides() != null;
    }
}
