package dev.kith.neo4j.transport;

import dev.kith.application.StoreUnavailable;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.StatementFailed;
import dev.kith.neo4j.spi.Statements;
import java.util.function.Function;
import java.util.function.Supplier;

/** Tells a database that does not answer from a statement that is wrong, in the application's own word. */
public final class ErrorTranslatingDatabase implements Database {

    private final Database database;

    public ErrorTranslatingDatabase(Database database) {
        this.database = database;
    }

    @Override
    public <T> T read(Function<Statements, T> work) {
        return told(() -> database.read(work));
    }

    @Override
    public <T> T write(Function<Statements, T> work) {
        return told(() -> database.write(work));
    }

    @Override
    public void close() {
        database.close();
    }

    private static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (StatementFailed failure) {
            throw isUnavailability(failure.code())
                    ? new StoreUnavailable("The graph does not answer: " + failure.getMessage(), failure)
                    : failure;
        }
    }

    /** The driver's own failures to connect have no code of a server; the rest are what it gave up retrying, and what took too long. */
    private static boolean isUnavailability(String code) {
        return !code.startsWith("Neo.")
                || code.startsWith("Neo.TransientError.")
                || code.startsWith("Neo.ClientError.Transaction.TransactionTimedOut")
                || code.equals("Neo.ClientError.Security.AuthorizationExpired");
    }
}
