package dev.kith.application.connection;

import dev.kith.domain.connection.ConnectionRequest;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.user.UserId;

/** Where requests for a connection are listed. They are made and answered through {@link dev.kith.application.tie.Ties}. */
public interface ConnectionRequests {

    /** The two lists a request stands in. */
    enum Direction {
        INCOMING,
        OUTGOING
    }

    /**
     * Newest first, ties by the other user's id, descending; rejected ones stay until their sender cancels them. The total is the number of all. An id of no one has empty boxes.
     */
    Page<ConnectionRequest> page(UserId user, Direction box, Offset offset);
}
