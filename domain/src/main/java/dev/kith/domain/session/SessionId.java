package dev.kith.domain.session;

import java.util.UUID;

/** What a session is found by; only whoever holds one of its tokens knows it. */
public record SessionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
