package dev.kith.neo4j;

import dev.kith.neo4j.seam.StatementFailed;

/** The server's error codes that mean something to a store. */
final class Codes {

    /** A uniqueness constraint refused what another transaction had made first. */
    private static final String CONSTRAINT = "Neo.ClientError.Schema.ConstraintValidationFailed";

    private Codes() {}

    static boolean isTaken(StatementFailed failure) {
        return failure.code().equals(CONSTRAINT);
    }
}
