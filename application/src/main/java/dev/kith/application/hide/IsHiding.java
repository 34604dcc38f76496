package dev.kith.application.hide;

import dev.kith.application.tie.Ties;
import dev.kith.application.user.Users;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.user.UserId;
import java.util.Optional;

/** Tells whether one user hides another. */
public final class IsHiding {

    private final Ties ties;
    private final Users users;

    public IsHiding(Ties ties, Users users) {
        this.ties = ties;
        this.users = users;
    }

    /** Empty where one of the two does not exist; false for a user and themself. */
    public Optional<Boolean> handle(UserId hider, UserId hidden) {
        if (users.find(hider).isEmpty() || users.find(hidden).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(!hider.equals(hidden)
                && ties.between(Pair.of(hider, hidden)).of(hider).hides() != null);
    }
}
