package dev.kith.domain.connection;

import dev.kith.domain.tie.Connection;
import dev.kith.domain.user.UserId;

/** A request as it stands in an inbox or among those sent. */
public record ConnectionRequest(UserId to, Connection.Requested request) {

    public UserId from() {
        return request.from();
    }
}
