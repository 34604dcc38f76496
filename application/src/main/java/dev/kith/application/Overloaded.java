package dev.kith.application;

/**
 * There is more work of a kind than the machine can do now. Nothing of the request was written. The caller may try
 * again.
 */
public final class Overloaded extends RuntimeException {

    /** @param message for the caller */
    public Overloaded(String message) {
        super(message);
    }
}
