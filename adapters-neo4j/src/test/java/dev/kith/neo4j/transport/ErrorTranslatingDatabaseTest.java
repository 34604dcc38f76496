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

    /** A database that refuses every statement with one code. */
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
    void a_failure_that_may_pass_is_unavailability(String code) {
        Database translating = new ErrorTranslatingDatabase(new Refusing(code));
        assertThatThrownBy(() -> translating.read(transaction -> true)).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> translating.write(transaction -> true)).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> translating.query("RETURN 1", Map.of(), rows -> rows))
                .isInstanceOf(StoreUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Neo.ClientError.Schema.ConstraintValidationFailed", "Neo.ClientError.Statement.SyntaxError"})
    void a_failure_that_cannot_pass_is_not_translated(String code) {
        assertThatThrownBy(() -> new ErrorTranslatingDatabase(new Refusing(code)).write(transaction -> true))
                .isInstanceOf(StatementFailed.class);
    }

    @Test
    void a_database_that_cannot_be_reached_is_unavailable() {
        Duration second = Duration.ofSeconds(1);
        try (Database nowhere = new ErrorTranslatingDatabase(
                DriverDatabase.open(URI.create("bolt://127.0.0.1:1"), "neo4j", "x", "", second, second))) {
            assertThatThrownBy(() -> nowhere.read(transaction -> transaction.run("RETURN 1", Map.of())))
                    .isInstanceOf(StoreUnavailable.class);
        }
    }
}
