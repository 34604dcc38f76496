package dev.kith.application.hide;

import dev.kith.application.tie.Ties;
import dev.kith.domain.user.UserId;
import java.util.List;

/** Lists the ids of all users that a user hides. */
public final class ListHiddenUsers {

    private final Ties ties;

    public ListHiddenUsers(Ties ties) {
        this.ties = ties;
    }

    public List<UserId> handle(UserId hider) {
        return ties.hiddenBy(hider);
    }
}
