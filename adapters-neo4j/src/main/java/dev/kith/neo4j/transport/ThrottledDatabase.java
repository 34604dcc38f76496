package dev.kith.neo4j.transport;

import dev.kith.application.StoreUnavailable;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Statements;
import java.time.Duration;
import java.util.function.Function;

/**
 * Lets so many read at once, and turns away whoever would wait for their turn longer than a moment: a database that is asked for more than it can
 * do goes on answering some, instead of making everyone wait until they have left. Writers stand in line with their locks.
 */
public final class ThrottledDatabase implements Database {

    /** Few are told to come again while a server is cold; callers wait some ten seconds. */
    private static final ReadPermits.WaitLimits PATIENCE =
            new ReadPermits.WaitLimits(Duration.ofSeconds(5), Duration.ofSeconds(1));

    private final Database database;
    private final ReadPermits turns;
    private final ReadPermits.WaitLimits patience;

    /** @param atOnce how many may read: enough to keep the database busy, few enough for each to be quick */
    public ThrottledDatabase(Database database, int atOnce) {
        this(database, atOnce, PATIENCE);
    }

    ThrottledDatabase(Database database, int atOnce, ReadPermits.WaitLimits patience) {
        this.database = database;
        this.turns = new ReadPermits(atOnce);
        this.patience = patience;
    }

    @Override
    public <T> T read(Function<Statements, T> work) {
        await();
        try {
            return database.read(work);
        } finally {
            turns.release();
        }
    }

    private void await() {
        try {
            if (!turns.tryAcquire(patience)) {
                throw new StoreUnavailable("Too many are reading the graph");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("Interrupted while waiting to read the graph", e);
        }
    }

    @Override
    public <T> T write(Function<Statements, T> work) {
        return database.write(work);
    }

    @Override
    public void close() {
        database.close();
    }
}
