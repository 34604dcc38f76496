package dev.kith.neo4j.transport;

import dev.kith.application.StoreUnavailable;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.StatementFailed;
import dev.kith.neo4j.spi.Statements;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Throws {@link StoreUnavailable} where a database does not answer. A statement it refuses stays a {@link
 * StatementFailed}.
 */
public final class ErrorTranslatingDatabase implements Database {

    private final Database database;

    public ErrorTranslatingDatabase(Database database) {
        this.database = database;
    }

    @Override
    public <T> T read(Function<Statements, T> work) {
        return translate(() -> database.read(work));
    }

    @Override
    public <T> T query(String cypher, Map<String, Object> parameters, Function<List<Row>, T> answer) {
        return translate(() -> database.query(cypher, parameters, answer));
    }

    @Override
    public <T> T write(Function<Statements, T> work) {
        return translate(() -> database.write(work));
    }

    @Override
    public void close() {
        database.close();
    }

    private static <T> T translate(Supplier<T> work) {
        try {
            return work.get();
        } catch (StatementFailed failure) {
            throw failure.isUnavailability()
                    ? new StoreUnavailable("The database does not answer: " + failure.getMessage(), failure)
                    : failure;
        }
    }
}
