package dev.kith.bootstrap.configuration;

import java.time.Duration;

/**
 * How much of the heap the caches may fill.
 *
 * @param bytes of all caches together; 0 for none
 * @param freshness how old an answer may be as to the writes of other servers
 */
public record CacheSettings(long bytes, Duration freshness) {

    /** The users rendered as JSON, in bytes. */
    public long renderedUsers() {
        return bytes / 4;
    }

    /** What the stores cache, in bytes. */
    public long stores() {
        return bytes - renderedUsers();
    }
}
