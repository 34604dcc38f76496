package dev.kith.neo4j.spi;

import java.util.function.Function;

/**
 * A Neo4j database, in this process or behind a driver.
 *
 * <p>Both methods run the work inside one transaction that commits when the work returns and leaves no trace when it throws. Work that meets a
 * transient failure (a deadlock, a leader that moved) or a {@link ValueMissing} is run again from the start, so it must act on nothing but its argument
 * and what it reads. What the database refuses arrives as {@link StatementFailed}.
 */
public interface Database extends AutoCloseable {

    /** Runs the work in a transaction that cannot write and is ended by the database once the read timeout is over. */
    <T> T read(Function<Statements, T> work);

    /** Runs the work in a transaction whose changes are on disk when this method returns. */
    <T> T write(Function<Statements, T> work);

    @Override
    void close();
}
