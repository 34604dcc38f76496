package dev.kith.application;

/** A store cannot answer now, and may later: for the operator to see to, and for the caller to try again. Nothing of what was asked was kept. */
public final class StoreUnavailable extends RuntimeException {

    public StoreUnavailable(String message) {
        super(message);
    }

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
