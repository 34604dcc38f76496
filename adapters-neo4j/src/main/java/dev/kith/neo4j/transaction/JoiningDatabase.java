package dev.kith.neo4j.transaction;

import dev.kith.neo4j.ConstraintRetry;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A database whose writes join the transaction that {@link #together} has opened on their thread. Reads do not join it:
 * caches keep what they read, so they must read committed data only.
 */
public final class JoiningDatabase implements Database {

    /**
     * Shared transactions at the same time. Each may also read, so it takes two connections of a pool. The journal lets
     * one transaction commit after the other, so more of them would not be faster.
     */
    private static final int MAX_SHARED = 16;

    private final Database database;
    private final ScopedValue<Shared> current = ScopedValue.newInstance();
    private final Semaphore permits = new Semaphore(MAX_SHARED);

    public JoiningDatabase(Database database) {
        this.database = database;
    }

    /**
     * Runs the work in a transaction, which the writes of this thread join until the work returns. A write that fails
     * makes the whole work fail, even if the work catches the failure.
     *
     * @param work may run more than once
     */
    <T> T together(Function<Statements, T> work) {
        if (isInTransaction()) {
            return write(work);
        }
        permits.acquireUninterruptibly();
        try {
            return ConstraintRetry.write(database, transaction -> {
                Shared shared = new Shared(transaction);
                T answer = ScopedValue.where(current, shared).call(() -> work.apply(transaction));
                shared.throwIfFailed();
                return answer;
            });
        } finally {
            permits.release();
        }
    }

    @Override
    public boolean isInTransaction() {
        return current.isBound();
    }

    @Override
    public <T> T write(Function<Statements, T> work) {
        return isInTransaction() ? current.get().run(work) : database.write(work);
    }

    @Override
    public <T> T read(Function<Statements, T> work) {
        return database.read(work);
    }

    @Override
    public <T> T query(String cypher, Map<String, Object> parameters, Function<List<Row>, T> answer) {
        return database.query(cypher, parameters, answer);
    }

    @Override
    public void close() {
        database.close();
    }

    /** An open transaction. After a write has failed, it can only be rolled back. */
    private static final class Shared {

        private final Statements transaction;
        private @Nullable RuntimeException failure;

        Shared(Statements transaction) {
            this.transaction = transaction;
        }

        <T> T run(Function<Statements, T> work) {
            throwIfFailed();
            try {
                return work.apply(transaction);
            } catch (RuntimeException first) {
                failure = first;
                throw first;
            }
        }

        void throwIfFailed() {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
