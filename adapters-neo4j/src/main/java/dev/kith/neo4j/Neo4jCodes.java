package dev.kith.neo4j;

import dev.kith.neo4j.spi.StatementFailed;

/** The server's error codes that mean something to a store. */
public final class Neo4jCodes {

    /** A uniqueness constraint refused what another transaction had made first. */
    private static final String CONSTRAINT = "Neo.ClientError.Schema.ConstraintValidationFailed";

    private Neo4jCodes() {}

    public static boolean isConstraintViolation(StatementFailed failure) {
        return failure.code().equals(CONSTRAINT);
    }
}
