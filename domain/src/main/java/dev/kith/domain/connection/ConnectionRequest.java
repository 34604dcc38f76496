package dev.kith.domain.connection;

import dev.kith.domain.tie.Connection;
import dev.kith.domain.user.UserId;

/** A request as an item of the incoming or outgoing list. */
public record ConnectionRequest(UserId to, Connection.Requested request) {

    public UserId from() {
        return request.from();
    }
}
