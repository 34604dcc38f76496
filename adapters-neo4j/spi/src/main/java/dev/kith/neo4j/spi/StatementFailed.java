package dev.kith.neo4j.spi;

/**
 * The database refused a statement. The code is the server's, such as {@code
 * Neo.ClientError.Schema.ConstraintValidationFailed}.
 */
public final class StatementFailed extends RuntimeException {

    private final String code;

    public StatementFailed(String code, String message, Throwable cause) {
        super(message + " [" + code + "]", cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
