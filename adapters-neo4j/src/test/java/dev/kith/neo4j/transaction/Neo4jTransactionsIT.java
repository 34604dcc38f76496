package dev.kith.neo4j.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.Stores;
import dev.kith.application.transaction.KeyedRequest;
import dev.kith.application.transaction.Transactions;
import dev.kith.application.transaction.Transactions.Answer;
import dev.kith.application.transaction.TransactionsContract;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.StatementFailed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class Neo4jTransactionsIT {

    /** The laws of a store that undoes what is not committed. */
    abstract static class Laws extends TransactionsContract {

        private JoiningDatabase database;

        abstract Database database();

        @Override
        protected Stores stores() {
            database = new JoiningDatabase(database());
            return RealDatabase.emptyStores(database);
        }

        @Override
        protected Transactions transactions() {
            return new Neo4jTransactions(database);
        }

        @Test
        void nothing_is_stored_if_the_writes_throw() {
            assertThatThrownBy(() -> transactions().once(new KeyedRequest("key", "print"), NOON, () -> {
                        people(3);
                        throw new IllegalStateException("too late");
                    }))
                    .hasMessage("too late");
            assertThat(users.idsAfter(0, 10)).isEmpty();
            assertThat(journal.after(0, 10)).isEmpty();
            assertThat(nodes()).isZero();
        }

        /** Whoever catches the failure of a statement, its transaction is lost. */
        @Test
        void nothing_is_stored_if_a_statement_fails() {
            AtomicInteger runs = new AtomicInteger();
            assertThatThrownBy(() -> transactions().together(() -> {
                        runs.incrementAndGet();
                        person("ada");
                        assertThatThrownBy(
                                        () -> database.write(transaction -> transaction.run("RETURN 1 / 0", Map.of())))
                                .hasMessageContaining("/ by zero");
                        return true;
                    }))
                    .isInstanceOf(StatementFailed.class);
            assertThat(runs).hasValue(1);
            assertThat(users.idsAfter(0, 10)).isEmpty();
        }

        @Test
        void an_answer_is_found_after_a_restart() {
            KeyedRequest request = new KeyedRequest("key", "print");
            assertThat(transactions().once(request, NOON, () -> "done")).isEqualTo(new Answer.First("done"));
            Transactions restarted = new Neo4jTransactions(new JoiningDatabase(database()));
            assertThat(restarted.once(request, NOON, () -> "again")).isEqualTo(new Answer.Repeated("done"));
        }

        @Test
        void without_a_key_nothing_is_kept() {
            transactions().together(() -> person("ada"));
            assertThat(nodes()).isZero();
        }

        private long nodes() {
            return database.query(
                    "MATCH (o:Once) RETURN count(o) AS nodes",
                    Map.of(),
                    rows -> rows.getFirst().number("nodes"));
        }

        @Test
        void every_statement_seeks_an_index() {
            Map<String, Object> parameters = Map.of(
                    "key", "key", "print", "print", "answer", "done", "expired", 1L, "at", 2L, "since", 1L, "surplus",
                    0L, "batch", 10L);
            for (String statement : List.of(
                    Neo4jTransactions.FIND, Neo4jTransactions.LOCK, Neo4jTransactions.KEEP, Neo4jTransactions.FORGET)) {
                List<String> plan = database.write(transaction -> transaction.plan(statement, parameters));
                assertThat(plan).as(statement).noneMatch(operator -> operator.contains("LabelScan"));
                assertThat(plan).as(statement).anyMatch(operator -> operator.contains("IndexSeek"));
            }
        }
    }

    @Nested
    final class In_process extends Laws {

        @Override
        Database database() {
            return RealDatabase.inProcess();
        }
    }

    @Nested
    final class Over_Bolt extends Laws {

        @Override
        Database database() {
            return RealDatabase.overBolt();
        }
    }
}
