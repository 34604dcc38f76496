package dev.kith.neo4j.transport;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.StoreUnavailable;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.StatementFailed;
import dev.kith.neo4j.spi.Statements;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ErrorTranslatingDatabaseTest {

    /** A database that refuses everything with one code. */
    private record Refusing(String code) implements Database {

        @Override
        public <T> T read(Function<Statements, T> work) {
            throw new StatementFailed(code, "refused", new IllegalStateException());
        }

        @Override
        public <T> T write(Function<Statements, T> work) {
            return read(work);
        }

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "N/A",
                "Neo.TransientError.Transaction.DeadlockDetected",
                "Neo.ClientError.Transaction.TransactionTimedOut"
            })
    void what_may_answer_later_is_unavailable(String code) {
        Database candid = new ErrorTranslatingDatabase(new Refusing(code));
        assertThatThrownBy(() -> candid.read(transaction -> true)).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> candid.write(transaction -> true)).isInstanceOf(StoreUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Neo.ClientError.Schema.ConstraintValidationFailed", "Neo.ClientError.Statement.SyntaxError"})
    void what_never_will_stays_what_it_is(String code) {
        assertThatThrownBy(() -> new ErrorTranslatingDatabase(new Refusing(code)).write(transaction -> true))
                .isInstanceOf(StatementFailed.class);
    }

    @Test
    void a_database_that_is_not_there_is_unavailable() {
        try (Database nowhere = new ErrorTranslatingDatabase(
                DriverDatabase.open(URI.create("bolt://127.0.0.1:1"), "neo4j", "x", "", Duration.ofSeconds(1)))) {
            assertThatThrownBy(() -> nowhere.read(transaction -> transaction.run("RETURN 1", Map.of())))
                    .isInstanceOf(StoreUnavailable.class);
        }
    }
}
