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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.summary.Plan;

/**
 * A Neo4j reached over Bolt: a server, a cluster or Aura. Uses the driver's managed transactions, with their retries.
 */
public final class DriverDatabase implements Database {

    private static final TransactionConfig WRITES =
            TransactionConfig.builder().withMetadata(JournalPage.METADATA).build();

    private final Driver driver;
    private final SessionConfig sessions;
    private final TransactionConfig reads;

    /** The run of this server in the entries of the journal. */
    private final int run = ThreadLocalRandom.current().nextInt();

    private DriverDatabase(Driver driver, SessionConfig sessions, TransactionConfig reads) {
        this.driver = driver;
        this.sessions = sessions;
        this.reads = reads;
    }

    /**
     * Does not connect: the first statement does.
     *
     * @param database the name of the database, empty for the user's home database
     */
    public static DriverDatabase open(URI uri, String user, String password, String database, Duration readTimeout) {
        return open(uri, user, password, database, readTimeout, RetryLimits.OVER_BOLT);
    }

    /** @param retries for how long a transaction is retried */
    static DriverDatabase open(
            URI uri, String user, String password, String database, Duration readTimeout, Duration retries) {
        Config config = Config.builder()
                .withConnectionTimeout(5, TimeUnit.SECONDS)
                .withConnectionAcquisitionTimeout(10, TimeUnit.SECONDS)
                .withMaxTransactionRetryTime(retries.toMillis(), TimeUnit.MILLISECONDS)
                .build();
        SessionConfig sessions =
                database.isEmpty() ? SessionConfig.defaultConfig() : SessionConfig.forDatabase(database);
        TransactionConfig reads =
                TransactionConfig.builder().withTimeout(readTimeout).build();
        return new DriverDatabase(GraphDatabase.driver(uri, AuthTokens.basic(user, password), config), sessions, reads);
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
        return translate(() -> {
            try (Session session = driver.session(sessions)) {
                return session.executeRead(transaction -> work.apply(new DriverStatements(transaction)), reads);
            }
        });
    }

    @Override
    public <T> T write(Function<Statements, T> work) {
        return translate(() -> {
            try (Session session = driver.session(sessions)) {
                return session.executeWrite(
                        transaction -> {
                            DriverStatements statements = new DriverStatements(transaction);
                            T answer = work.apply(statements);
                            statements.appendPage(run);
                            return answer;
                        },
                        WRITES);
            }
        });
    }

    @Override
    public void close() {
        driver.close();
    }

    private static <T> T translate(Supplier<T> work) {
        try {
            return ValueMissing.retryOnMissing(work);
        } catch (Neo4jException e) {
            throw new StatementFailed(e.code(), String.valueOf(e.getMessage()), e);
        }
    }

    private record DriverStatements(TransactionContext transaction, JournalPage page) implements Statements {

        DriverStatements(TransactionContext transaction) {
            this(transaction, new JournalPage());
        }

        private static final String CONNECT = """
                UNWIND $edges AS edge
                MATCH (from:Listed {id: edge.from}) MATCH (to:Listed {id: edge.to})
                CREATE (from)-[e:$($type)]->(to) SET e = edge.properties
                RETURN count(e) AS created""";

        @Override
        public List<Row> run(String cypher, Map<String, Object> parameters) {
            return transaction.run(cypher, parameters).list(row -> new Row(row.asMap()));
        }

        @Override
        public void stream(String cypher, Map<String, Object> parameters, Consumer<Row> row) {
            Result result = transaction.run(cypher, parameters);
            while (result.hasNext()) {
                row.accept(new Row(result.next().asMap()));
            }
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

        /** Writes the entries of the transaction to the journal, as its last statement. */
        void appendPage(int run) {
            if (!page.isEmpty()) {
                transaction
                        .run(JournalPage.APPEND, Map.of("page", page.properties(run, Instant.now(), false)))
                        .consume();
            }
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
