package dev.kith.neo4j.transport;

import dev.kith.application.StoreUnavailable;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Limits the number of concurrent reads, and refuses a read that has to wait too long. So an overloaded database
 * answers some requests in time instead of all of them too late. Writes are not limited here: they wait for the locks
 * of their users.
 */
public final class ThrottledDatabase implements Database {

    /**
     * A server that has just started is slow for everyone, so a few may wait for it. Callers wait about ten seconds.
     */
    private static final ReadPermits.WaitLimits WAIT_LIMITS =
            new ReadPermits.WaitLimits(Duration.ofSeconds(5), Duration.ofSeconds(1));

    private final Database database;
    private final ReadPermits permits;
    private final ReadPermits.WaitLimits waitLimits;

    /** @param maxReads the concurrent reads: enough to keep the database busy, few enough for each to be fast */
    public ThrottledDatabase(Database database, int maxReads) {
        this(database, maxReads, WAIT_LIMITS);
    }

    ThrottledDatabase(Database database, int maxReads, ReadPermits.WaitLimits waitLimits) {
        this.database = database;
        this.permits = new ReadPermits(maxReads);
        this.waitLimits = waitLimits;
    }

    @Override
    public <T> T read(Function<Statements, T> work) {
        acquire();
        try {
            return database.read(work);
        } finally {
            permits.release();
        }
    }

    @Override
    public <T> T query(String cypher, Map<String, Object> parameters, Function<List<Row>, T> answer) {
        acquire();
        try {
            return database.query(cypher, parameters, answer);
        } finally {
            permits.release();
        }
    }

    private void acquire() {
        try {
            if (!permits.tryAcquire(ReadScope.current(), waitLimits)) {
                throw new StoreUnavailable("Too many reads are waiting for the database");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("Interrupted while waiting to read from the database", e);
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
