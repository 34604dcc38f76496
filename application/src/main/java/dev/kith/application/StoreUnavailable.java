package dev.kith.application;

/** A store cannot answer now and may answer later. Nothing of the request was written. The caller may try again. */
public final class StoreUnavailable extends RuntimeException {

    public StoreUnavailable(String message) {
        super(message);
    }

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
