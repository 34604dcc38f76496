package dev.kith.neo4j.embedded;

import dev.kith.neo4j.spi.Commit;
import dev.kith.neo4j.spi.RetryLimits;
import dev.kith.neo4j.spi.StatementFailed;
import dev.kith.neo4j.spi.Statements;
import dev.kith.neo4j.spi.ValueMissing;
import dev.kith.neo4j.spi.WatchedDatabase;
import dev.kith.neo4j.spi.journal.JournalMark;
import dev.kith.neo4j.spi.journal.JournalPage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Transaction;
import org.neo4j.internal.kernel.api.connectioninfo.ClientConnectionInfo;
import org.neo4j.internal.kernel.api.security.SecurityContext;
import org.neo4j.internal.kernel.api.security.StaticAccessMode;
import org.neo4j.kernel.api.KernelTransaction;
import org.neo4j.kernel.api.exceptions.Status;
import org.neo4j.kernel.impl.coreapi.InternalTransaction;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/** Transactions through Neo4j's Java API, retried as Neo4j's driver retries them. */
final class EmbeddedDatabase implements WatchedDatabase {

    private final GraphDatabaseService graph;
    private final Duration readTimeout;
    private final Runnable stop;
    private final JournalWriter journal;
    private final CommitListener commits;

    /** Null until it is read. */
    private volatile @Nullable JournalMark newestOfEarlierRuns;

    EmbeddedDatabase(
            DatabaseManagementService databases,
            GraphDatabaseService graph,
            Duration readTimeout,
            boolean writesJournal,
            Runnable stop) {
        this.graph = graph;
        this.readTimeout = readTimeout;
        this.stop = stop;
        this.journal = new JournalWriter(writesJournal);
        this.commits = new CommitListener(journal);
        databases.registerTransactionEventListener(graph.databaseName(), commits);
    }

    @Override
    public <T> T read(Function<Statements, T> work) {
        return retry(() -> {
            try (Transaction transaction = beginRead()) {
                return work.apply(new EmbeddedStatements(transaction));
            }
        });
    }

    /** With the access mode of a reader: the database itself refuses a statement that writes. */
    private InternalTransaction beginRead() {
        ClientConnectionInfo connection = ClientConnectionInfo.EMBEDDED_CONNECTION;
        SecurityContext reader = SecurityContext.authDisabled(StaticAccessMode.READ, connection, graph.databaseName());
        return ((GraphDatabaseAPI) graph)
                .beginTransaction(
                        KernelTransaction.Type.EXPLICIT,
                        reader,
                        connection,
                        readTimeout.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public <T> T write(Function<Statements, T> work) {
        return retry(() -> {
            try (Transaction transaction = graph.beginTx()) {
                EmbeddedStatements statements = new EmbeddedStatements(transaction);
                T answer = work.apply(statements);
                journal.commit(transaction, statements.page());
                return answer;
            }
        });
    }

    @Override
    public void watch(Consumer<Commit> watcher) {
        commits.add(watcher);
    }

    /** Every commit is reported before its writer is answered. */
    @Override
    public boolean awaitReports(Duration maxAge) {
        return true;
    }

    @Override
    public JournalMark newest() {
        JournalMark newest = journal.newest();
        if (!newest.equals(JournalMark.START)) {
            return newest;
        }
        JournalMark earlier = newestOfEarlierRuns;
        if (earlier == null) {
            earlier = readNewest();
            newestOfEarlierRuns = earlier;
        }
        return earlier;
    }

    private JournalMark readNewest() {
        return read(statements -> statements.run(JournalPage.NEWEST, Map.of()).stream()
                .findFirst()
                .map(row -> new JournalMark(row.number("upto"), (int) row.number("run")))
                .orElse(JournalMark.START));
    }

    /** A write is seen as soon as it is answered. */
    @Override
    public boolean await(long number) {
        return number <= newest().number();
    }

    @Override
    public void close() {
        stop.run();
    }

    private static <T> T retry(Supplier<T> attempt) {
        return RetryLimits.retry(
                RetryLimits.IN_PROCESS,
                () -> translate(() -> ValueMissing.retryOnMissing(attempt)),
                failure -> failure instanceof StatementFailed refusal && refusal.isRetryable());
    }

    private static <T> T translate(Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (RuntimeException failure) {
            StatementFailed refusal = refusal(failure);
            throw refusal == null ? failure : refusal;
        }
    }

    /** The refusal that caused an exception of Neo4j, null if it has no status code. */
    private static @Nullable StatementFailed refusal(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StatementFailed refusal) {
                return refusal;
            }
            if (cause instanceof Status.HasStatus known) {
                return new StatementFailed(
                        known.status().code().serialize(), String.valueOf(cause.getMessage()), failure);
            }
        }
        return null;
    }
}
