package dev.kith.application.connection;

import dev.kith.domain.connection.ConnectionRequest;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.user.UserId;

/** Lists connection requests. They are made and answered through {@link dev.kith.application.tie.Ties}. */
public interface ConnectionRequests {

    /** The two lists in which a request stands. */
    enum Direction {
        INCOMING,
        OUTGOING
    }

    /**
     * Newest first, ties by the other user's id, descending. A rejected request stays until its sender cancels it. The
     * total is the number of all requests. The lists of an unknown user are empty.
     */
    Page<ConnectionRequest> page(UserId user, Direction box, Offset offset);
}
