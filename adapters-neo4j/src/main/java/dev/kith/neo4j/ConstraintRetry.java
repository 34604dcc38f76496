package dev.kith.neo4j;

import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.StatementFailed;
import dev.kith.neo4j.spi.Statements;
import java.util.function.Function;

/** Write transactions that check whether a key is free before they write it. */
public final class ConstraintRetry {

    private static final String CONSTRAINT_VIOLATION = "Neo.ClientError.Schema.ConstraintValidationFailed";

    private ConstraintRetry() {}

    /**
     * Runs the work in a write transaction. If a uniqueness constraint refuses it, a concurrent transaction took the
     * key between the check and the commit. The work then runs once more, and its check finds the key taken.
     */
    public static <T> T write(Database database, Function<Statements, T> work) {
        try {
            return database.write(work);
        } catch (StatementFailed failure) {
            if (!failure.code().equals(CONSTRAINT_VIOLATION)) {
                throw failure;
            }
            return database.write(work);
        }
    }
}
