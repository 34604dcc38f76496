package dev.kith.neo4j.transport;

import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.NewEdge;
import dev.kith.neo4j.spi.RetryLimits;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.StatementFailed;
import dev.kith.neo4j.spi.Statements;
import dev.kith.neo4j.spi.ValueMissing;
import dev.kith.neo4j.spi.journal.JournalPage;
import dev.kith.neo4j.spi.journal.JournalRow;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.BaseSession;
import org.neo4j.driver.Bookmark;
import org.neo4j.driver.BookmarkManager;
import org.neo4j.driver.BookmarkManagerConfig;
import org.neo4j.driver.BookmarkManagers;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.NotificationSeverity;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.async.AsyncSession;
import org.neo4j.driver.async.ResultCursor;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;
import org.neo4j.driver.summary.Plan;
import org.neo4j.driver.summary.QueryType;

/**
 * A Neo4j reached over Bolt: a server, a cluster or Aura. The reads and writes of one such object are in order: each
 * reads what was written and read before, on every member of a cluster. The driver retries nothing: it would repeat a
 * write that was committed before its connection broke.
 */
public final class DriverDatabase implements Database {

    private static final TransactionConfig WRITES =
            TransactionConfig.builder().withMetadata(JournalPage.METADATA).build();

    /**
     * The database does not know the bookmarks, for example because a backup was restored, or it does not reach them in
     * time.
     */
    private static final Set<String> BOOKMARKS_REFUSED = Set.of(
            "Neo.TransientError.Transaction.BookmarkTimeout",
            "Neo.ClientError.Transaction.InvalidBookmark",
            "Neo.ClientError.Transaction.InvalidBookmarkMixture");

    private final Driver driver;
    private final TransactionConfig reads;
    private final Duration retries;

    /** The run of this server in the entries of the journal. */
    private final int run = ThreadLocalRandom.current().nextInt();

    /** The name of the database, empty until it is known. */
    private volatile String name;

    private volatile BookmarkManager bookmarks = noBookmarks();

    private DriverDatabase(Driver driver, String name, TransactionConfig reads, Duration retries) {
        this.driver = driver;
        this.name = name;
        this.reads = reads;
        this.retries = retries;
    }

    /**
     * Does not connect: the first statement does.
     *
     * @param database the name of the database; empty for the one that is the user's home database at the first
     *     statement
     */
    public static DriverDatabase open(URI uri, String user, String password, String database, Duration readTimeout) {
        return open(uri, user, password, database, readTimeout, RetryLimits.OVER_BOLT);
    }

    /** @param retries for how long a transaction or a query is retried */
    static DriverDatabase open(
            URI uri, String user, String password, String database, Duration readTimeout, Duration retries) {
        Config config = Config.builder()
                .withConnectionTimeout(5, TimeUnit.SECONDS)
                .withConnectionAcquisitionTimeout(10, TimeUnit.SECONDS)
                .withMaxTransactionRetryTime(0, TimeUnit.MILLISECONDS)
                // nobody reads either, and the server would make and send them for each statement
                .withMinimumNotificationSeverity(NotificationSeverity.OFF)
                .withTelemetryDisabled(true)
                .build();
        TransactionConfig reads =
                TransactionConfig.builder().withTimeout(readTimeout).build();
        return new DriverDatabase(
                GraphDatabase.driver(uri, AuthTokens.basic(user, password), config), database, reads, retries);
    }

    /** Returns if the server accepts this user. Otherwise fails at once, without the retries of a transaction. */
    public void verify() {
        var _ = translate(() -> {
            driver.verifyConnectivity();
            return true;
        });
    }

    @Override
    public <T> T read(Function<Statements, T> work) {
        return retry(
                session -> session.executeRead(transaction -> work.apply(new DriverStatements(transaction)), reads));
    }

    @Override
    public <T> T query(String cypher, Map<String, Object> parameters, Function<List<Row>, T> answer) {
        return retry(
                session -> answer.apply(session.run(cypher, parameters, reads).list(row -> new Row(row.asMap()))));
    }

    /** A transaction that has no entries for the journal does not count itself there. */
    @Override
    public <T> T write(Function<Statements, T> work) {
        return write(work, false, page -> {});
    }

    /**
     * The same, and each transaction counts itself in the journal.
     *
     * @param onCommit called after the commit; not if nothing was written
     */
    public <T> T writeCounted(Function<Statements, T> work, Consumer<CommittedPage> onCommit) {
        return write(work, true, onCommit);
    }

    private <T> T write(Function<Statements, T> work, boolean isCounted, Consumer<CommittedPage> onCommit) {
        ExactlyOnceWrite<Written<T>> write = new ExactlyOnceWrite<>(
                transaction -> {
                    DriverStatements statements = new DriverStatements(transaction);
                    T answer = work.apply(statements);
                    CommitMark mark = statements.leaveMark(run, isCounted);
                    return new ExactlyOnceWrite.Done<>(new Written<>(answer, statements.page.rows(), mark), mark);
                },
                WRITES);
        try {
            return retry(session -> {
                Written<T> written = write.attempt(session);
                CommitMark mark = written.mark;
                if (mark != null) {
                    // a transaction that is found again has an earlier number than the session
                    OptionalLong number =
                            write.isFound() ? OptionalLong.empty() : TransactionNumber.of(session.lastBookmarks());
                    onCommit.accept(new CommittedPage(written.rows, mark.upto(), run, mark.transactions(), number));
                }
                return written.answer;
            });
        } catch (StatementFailed failure) {
            throw write.isOutcomeUnknown() ? StatementFailed.ofUnknownOutcome(failure) : failure;
        }
    }

    /** @param mark null if nothing was written */
    private record Written<T>(
            T answer, List<JournalRow> rows, @Nullable CommitMark mark) {}

    private <T> T retry(Function<Session, T> attempt) {
        return translate(() -> RetryLimits.retry(
                retries,
                () -> {
                    try (Session session = session(Session.class, AccessMode.READ, bookmarks)) {
                        return attempt.apply(session);
                    }
                },
                RetryableException.class::isInstance));
    }

    /**
     * Reads by one statement what is committed now: from the leader of a cluster, without retries.
     *
     * @param cypher returns at most one row
     * @param timeout how long the statement may take; without any answer the read fails after twice that
     */
    public CompletionStage<LatestAnswer> readLatest(String cypher, Map<String, Object> parameters, Duration timeout) {
        TransactionConfig limited =
                TransactionConfig.builder().withTimeout(timeout).build();
        BookmarkWatch watch = new BookmarkWatch(bookmarks);
        return CompletableFuture.completedStage(AccessMode.WRITE)
                .thenCompose(mode -> {
                    AsyncSession session = session(AsyncSession.class, mode, watch);
                    return session.runAsync(cypher, parameters, limited)
                            .thenCompose(ResultCursor::nextAsync)
                            .thenApply(row -> row == null ? null : new Row(row.asMap()))
                            .whenComplete((_, failure) -> end(session, watch, failure));
                })
                .thenCombine(watch.number(), LatestAnswer::new)
                .toCompletableFuture()
                .orTimeout(2 * timeout.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure.getCause() instanceof Neo4jException refused ? translate(refused) : failure));
    }

    private static void end(AsyncSession session, BookmarkWatch watch, @Nullable Throwable failure) {
        session.closeAsync()
                .whenComplete((_, closeFailure) ->
                        watch.end(Optional.ofNullable(failure).orElse(closeFailure)));
    }

    /** @param mode of statements that are run without a transaction */
    private <S extends BaseSession> S session(Class<S> type, AccessMode mode, BookmarkManager manager) {
        return driver.session(
                type,
                SessionConfig.builder()
                        .withDatabase(name())
                        .withBookmarkManager(manager)
                        .withDefaultAccessMode(mode)
                        .build());
    }

    /**
     * Asks the server once: each session without a name would ask it again. Without a timeout, because the first
     * statement after a start is slow.
     */
    private String name() {
        if (name.isEmpty()) {
            try (Session session = driver.session()) {
                name = session.executeRead(transaction ->
                        transaction.run("RETURN 1").consume().database().name());
            }
        }
        return name;
    }

    /** Starts again with this one, after which the present bookmarks are forgotten. For tests. */
    void expect(Bookmark bookmark) {
        bookmarks = BookmarkManagers.defaultManager(BookmarkManagerConfig.builder()
                .withInitialBookmarks(Set.of(bookmark))
                .build());
    }

    private static BookmarkManager noBookmarks() {
        return BookmarkManagers.defaultManager(BookmarkManagerConfig.builder().build());
    }

    @Override
    public void close() {
        driver.close();
    }

    private <T> T translate(Supplier<T> work) {
        try {
            return ValueMissing.retryOnMissing(work);
        } catch (Neo4jException e) {
            throw translate(e);
        }
    }

    private StatementFailed translate(Neo4jException e) {
        if (BOOKMARKS_REFUSED.contains(e.code())) {
            bookmarks = noBookmarks();
        }
        return new StatementFailed(e.code(), String.valueOf(e.getMessage()), e);
    }

    private static final class DriverStatements implements Statements {

        private static final String CONNECT = """
                UNWIND $edges AS edge
                MATCH (from:Listed {id: edge.from}) MATCH (to:Listed {id: edge.to})
                CREATE (from)-[e:$($type)]->(to) SET e = edge.properties
                RETURN count(e) AS created""";

        private final TransactionContext transaction;
        private final JournalPage page = new JournalPage();
        private boolean hasWritten;

        DriverStatements(TransactionContext transaction) {
            this.transaction = transaction;
        }

        @Override
        public List<Row> run(String cypher, Map<String, Object> parameters) {
            Result result = transaction.run(cypher, parameters);
            List<Row> rows = result.list(row -> new Row(row.asMap()));
            end(result);
            return rows;
        }

        @Override
        public void stream(String cypher, Map<String, Object> parameters, Consumer<Row> row) {
            Result result = transaction.run(cypher, parameters);
            while (result.hasNext()) {
                row.accept(new Row(result.next().asMap()));
            }
            end(result);
        }

        private void end(Result result) {
            QueryType type = result.consume().queryType();
            hasWritten |= type == QueryType.WRITE_ONLY || type == QueryType.READ_WRITE;
        }

        @Override
        public long createEdges(String type, List<NewEdge> edges) {
            List<Map<String, Object>> rows = edges.stream()
                    .map(edge -> Map.<String, Object>of(
                            "from", edge.from(), "to", edge.to(), "properties", edge.properties()))
                    .toList();
            return run(CONNECT, Map.of("type", type, "edges", rows)).getFirst().number("created");
        }

        @Override
        public void record(JournalRow entry) {
            page.add(entry);
        }

        /**
         * Runs the last statement of the transaction, which writes its entries to the journal.
         *
         * @return null if the transaction has only read, or has changed the schema, which it may do again
         */
        @Nullable
        CommitMark leaveMark(int run, boolean isCounted) {
            if (!page.isEmpty()) {
                return CommitMark.addPage(transaction, page, run);
            }
            return hasWritten ? CommitMark.addToSequence(transaction, isCounted) : null;
        }

        @Override
        @SuppressWarnings("deprecation") // no other method returns a plan without running the statement
        public List<String> plan(String cypher, Map<String, Object> parameters) {
            List<String> operators = new ArrayList<>();
            collect(transaction.run("EXPLAIN " + cypher, parameters).consume().plan(), operators);
            return operators;
        }

        /** A server appends @ and the database's name to an operator's name. */
        private static void collect(Plan plan, List<String> operators) {
            operators.add(plan.operatorType().replaceAll("@.*", ""));
            plan.children().forEach(child -> collect(child, operators));
        }
    }
}
