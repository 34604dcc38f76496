package dev.kith.bootstrap.configuration;

/**
 * How much of the heap the caches may fill.
 *
 * @param bytes of all caches together; 0 for none
 */
public record CacheSettings(long bytes) {

    /** The users rendered as JSON, in bytes. */
    public long renderedUsers() {
        return bytes / 4;
    }

    /** What the stores cache, in bytes. */
    public long stores() {
        return bytes - renderedUsers();
    }
}
