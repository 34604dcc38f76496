package dev.kith.domain.key;

/** What a service key is good for. */
public enum KeyState {
    VALID,
    /** There is no such key, or it has another secret. */
    UNKNOWN,
    EXPIRED,
    REVOKED
}
