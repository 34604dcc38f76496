package dev.kith.bootstrap.importing.read;

/** A line that cannot be used. The message is the reason. */
public final class BadLineException extends RuntimeException {

    private final String reason;

    public BadLineException(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
