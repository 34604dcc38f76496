package dev.kith.application.connection;

import dev.kith.domain.audience.Page;
import dev.kith.domain.page.Offset;
import dev.kith.domain.connection.ConnectionRequest;
import dev.kith.domain.user.UserId;

/** Where requests for a connection are listed. They are made and answered through {@link dev.kith.application.tie.Ties}. */
public interface Requests {

    /** The two lists a request stands in. */
    enum Box {
        RECEIVED,
        SENT
    }

    /**
     * Newest first, ties by the other user's id, descending; rejected ones stay until their sender cancels them. The total is the number of all. An id of no one has empty boxes.
     */
    Page<ConnectionRequest> page(UserId user, Box box, Offset offset);
}
