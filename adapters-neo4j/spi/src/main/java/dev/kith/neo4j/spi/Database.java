package dev.kith.neo4j.spi;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A Neo4j database, in this process or behind a driver.
 *
 * <p>{@link #read} and {@link #write} run the work in one transaction, which is committed when the work returns and
 * rolled back when it throws. After a transient failure (a deadlock, a new leader) or a {@link ValueMissing} the work
 * runs again from its start, so it must have no side effects, and it reads the values of its rows itself: outside,
 * nobody would read them again. A statement that the database refuses throws {@link StatementFailed}.
 */
public interface Database extends AutoCloseable {

    /** Runs the work in a transaction that cannot write, and that the database ends after the read timeout. */
    <T> T read(Function<Statements, T> work);

    /**
     * Reads by one statement: as {@link #read} with this statement alone, and with the same retries. Over Bolt it takes
     * one message and its answer, where a transaction takes three.
     *
     * @param answer reads the rows; it runs again where a value is missing
     */
    default <T> T query(String cypher, Map<String, Object> parameters, Function<List<Row>, T> answer) {
        return read(transaction -> answer.apply(transaction.run(cypher, parameters)));
    }

    /** Runs the work in a transaction. Its changes are on disk when this method returns. */
    <T> T write(Function<Statements, T> work);

    /** Whether {@link #write} joins a transaction that is open on this thread. It then commits nothing. */
    default boolean isInTransaction() {
        return false;
    }

    @Override
    void close();
}
