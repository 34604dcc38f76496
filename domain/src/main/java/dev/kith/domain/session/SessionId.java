package dev.kith.domain.session;

import java.util.UUID;

/** The id of a session. Only the holder of one of its tokens knows it. */
public record SessionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
