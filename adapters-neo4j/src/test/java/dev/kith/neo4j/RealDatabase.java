package dev.kith.neo4j;

import dev.kith.application.Stores;
import dev.kith.neo4j.audience.Neo4jAudiences;
import dev.kith.neo4j.journal.Neo4jJournal;
import dev.kith.neo4j.schema.Schema;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.WatchedDatabase;
import dev.kith.neo4j.tie.Neo4jConnectionRequests;
import dev.kith.neo4j.tie.Neo4jTies;
import dev.kith.neo4j.transport.DriverDatabase;
import dev.kith.neo4j.transport.EmbeddedNeo4jLoader;
import dev.kith.neo4j.user.Neo4jDeletions;
import dev.kith.neo4j.user.Neo4jUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The database of a test JVM, with both transports. It is the one at {@code KITH_TEST_NEO4J_URI} (with {@code _USER}
 * and {@code _PASSWORD}), whose data the tests delete. Without that variable, a database runs in this process.
 */
public final class RealDatabase {

    /** Set when the database in this process starts. A test waits until it has passed. */
    public static final Duration READ_TIMEOUT = Duration.ofSeconds(8);

    /** Long enough to plan a statement on a busy machine. */
    static final Duration READ_TIMEOUT_OVER_BOLT = Duration.ofSeconds(30);

    /** Set at the start too. */
    public static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);

    private static final @Nullable String GIVEN = System.getenv("KITH_TEST_NEO4J_URI");
    private static final String PASSWORD = "a-password-for-tests";

    /** Starts with the first test that uses it, and stops with the JVM. */
    private static final RealDatabase ONLY = GIVEN == null ? embedded() : given(GIVEN);

    private final @Nullable WatchedDatabase inProcess;
    private final Database overBolt;
    private final URI uri;
    private final String user;
    private final String password;

    private RealDatabase(@Nullable WatchedDatabase inProcess, URI uri, String user, String password) {
        this.inProcess = inProcess;
        this.uri = uri;
        this.user = user;
        this.password = password;
        this.overBolt = DriverDatabase.open(uri, user, password, "", READ_TIMEOUT_OVER_BOLT);
        Schema.migrate(overBolt);
    }

    /** Skips the test where the database runs elsewhere. */
    public static WatchedDatabase inProcess() {
        WatchedDatabase database = ONLY.inProcess;
        if (database == null) {
            return Assumptions.abort("the database given by KITH_TEST_NEO4J_URI is not in this process");
        }
        return database;
    }

    public static Database overBolt() {
        return ONLY.overBolt;
    }

    /** Another connection to the same database; the caller closes it. */
    public static DriverDatabase overBolt(Duration readTimeout) {
        return DriverDatabase.open(ONLY.uri, ONLY.user, ONLY.password, "", readTimeout);
    }

    public static URI uri() {
        return ONLY.uri;
    }

    public static String user() {
        return ONLY.user;
    }

    public static String password() {
        return ONLY.password;
    }

    /** The stores over a database with only its schema. */
    public static Stores emptyStores(Database database) {
        wipe(database);
        return stores(database);
    }

    public static Stores stores(Database database) {
        return new Stores(
                new Neo4jUsers(database),
                new Neo4jTies(database),
                new Neo4jAudiences(database),
                new Neo4jConnectionRequests(database),
                new Neo4jDeletions(database),
                new Neo4jJournal(database));
    }

    public static void wipe(Database database) {
        database.write(transaction -> transaction.run("MATCH (n) WHERE NOT n:Migration DETACH DELETE n", Map.of()));
    }

    private static RealDatabase given(String uri) {
        return new RealDatabase(
                null,
                URI.create(uri),
                fromEnvironment("KITH_TEST_NEO4J_USER", "neo4j"),
                fromEnvironment("KITH_TEST_NEO4J_PASSWORD", ""));
    }

    private static String fromEnvironment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : value;
    }

    private static RealDatabase embedded() {
        int bolt = freePort();
        Path home = home();
        WatchedDatabase database = EmbeddedNeo4jLoader.start(home, settings(bolt), PASSWORD, READ_TIMEOUT, true);
        RealDatabase real = new RealDatabase(database, URI.create("bolt://127.0.0.1:" + bolt), "neo4j", PASSWORD);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            real.overBolt.close();
            database.close();
            delete(home);
        }));
        return real;
    }

    private static Map<String, String> settings(int bolt) {
        return Map.ofEntries(
                Map.entry("server.default_listen_address", "127.0.0.1"),
                Map.entry("server.bolt.listen_address", "127.0.0.1:" + bolt),
                Map.entry("server.bolt.advertised_address", "127.0.0.1:" + bolt),
                Map.entry("server.http.enabled", "false"),
                Map.entry("server.https.enabled", "false"),
                Map.entry("dbms.usage_report.enabled", "false"),
                Map.entry("server.memory.pagecache.size", "128m"),
                Map.entry("dbms.memory.transaction.total.max", "512m"),
                // as in the Neo4j of a server; a statement waits while its plan is replaced
                Map.entry("dbms.cypher.min_replan_interval", "10m"),
                // bytecode for a statement that runs ten times costs more than it saves in a run of tests
                Map.entry("internal.cypher.expression_engine", "INTERPRETED"),
                Map.entry("db.tx_log.preallocate", "false"),
                Map.entry("db.tx_log.rotation.size", "16m"),
                Map.entry("db.lock.acquisition.timeout", LOCK_TIMEOUT.toMillis() + "ms"),
                // the delay until Neo4j notices that a transaction has passed its timeout
                Map.entry("db.transaction.monitor.check.interval", "100ms"),
                // an internal setting: without it, every stop takes ten seconds
                Map.entry("internal.dbms.bolt.netty_server_shutdown_quiet_period_duration", "0s"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path home() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target")).toAbsolutePath(), "neo4j-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
