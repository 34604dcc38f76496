package dev.kith.neo4j.spi;

/**
 * The database refused a statement. The code is the server's, such as {@code
 * Neo.ClientError.Schema.ConstraintValidationFailed}.
 */
public final class StatementFailed extends RuntimeException {

    /** The code where nothing tells whether a transaction was committed. */
    private static final String OUTCOME_UNKNOWN = "Kith.OutcomeUnknown";

    private final String code;

    public StatementFailed(String code, String message, Throwable cause) {
        super(message + " [" + code + "]", cause);
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** A transaction may have been committed before this failure, so the caller must not repeat it. */
    public static StatementFailed ofUnknownOutcome(StatementFailed failure) {
        return new StatementFailed(
                OUTCOME_UNKNOWN, "It is unknown whether the change was made. " + failure.getMessage(), failure);
    }

    /** Whether an immediate retry may succeed. Not after a lock timeout: a retry would wait for the lock again. */
    public boolean isRetryable() {
        return isTransient() && !code.equals("Neo.TransientError.Transaction.LockAcquisitionTimeout");
    }

    /** Whether there was no connection: the code is not the server's. A commit that was sent may have happened. */
    public boolean isUnreachable() {
        return !code.startsWith("Neo.");
    }

    /**
     * Whether the database does not answer now, but may later: it cannot be reached, which has a code of the driver, a
     * transient failure was retried in vain, or a read took too long.
     */
    public boolean isUnavailability() {
        return isUnreachable()
                || isTransient()
                || code.startsWith("Neo.ClientError.Transaction.TransactionTimedOut")
                || code.equals("Neo.ClientError.Security.AuthorizationExpired");
    }

    private boolean isTransient() {
        return code.startsWith("Neo.TransientError.");
    }
}
