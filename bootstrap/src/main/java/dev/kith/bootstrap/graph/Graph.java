package dev.kith.bootstrap.graph;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.configuration.RemoteNeo4jSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.neo4j.journal.JournalPause;
import dev.kith.neo4j.schema.Schema;
import dev.kith.neo4j.shared.SharedDatabase;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.NewGraph;
import dev.kith.neo4j.spi.StatementFailed;
import dev.kith.neo4j.spi.WatchedDatabase;
import dev.kith.neo4j.transaction.JoiningDatabase;
import dev.kith.neo4j.transport.DriverDatabase;
import dev.kith.neo4j.transport.EmbeddedNeo4jLoader;
import dev.kith.neo4j.transport.ErrorTranslatingDatabase;
import dev.kith.neo4j.transport.ThrottledDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/** The open graph with a current schema. Closing it stops the embedded Neo4j and releases the data directory. */
public final class Graph implements AutoCloseable {

    /** For requests: a caller who waits longer has given up. */
    public static final Duration REQUEST_READ_TIMEOUT = Duration.ofSeconds(10);

    /** For operators' commands, which may read the whole graph. */
    public static final Duration OPERATOR_READ_TIMEOUT = Duration.ofHours(12);

    /** Concurrent reads of the embedded graph: a read computes, so more of them only slow each other down. */
    private static final int EMBEDDED_READS = Runtime.getRuntime().availableProcessors();

    /** Concurrent reads of a remote graph: a read waits for a machine that may be larger than this one. */
    private static final int REMOTE_READS = 64;

    private final Database database;
    private final WatchedDatabase watchedDatabase;
    private final JoiningDatabase databaseForCallers;
    private final boolean isEmbedded;
    private final Neo4jPortSettings ports;
    private final @Nullable OperatorSecret password;
    private final Runnable close;

    private Graph(
            Database database,
            WatchedDatabase watchedDatabase,
            boolean isEmbedded,
            Neo4jPortSettings ports,
            @Nullable OperatorSecret password,
            Runnable close) {
        this.database = database;
        this.watchedDatabase = watchedDatabase;
        this.databaseForCallers = new JoiningDatabase(new ErrorTranslatingDatabase(
                new ThrottledDatabase(watchedDatabase, isEmbedded ? EMBEDDED_READS : REMOTE_READS)));
        this.isEmbedded = isEmbedded;
        this.ports = ports;
        this.password = password;
        this.close = close;
    }

    /**
     * Whether there is a graph to open: a remote one is assumed to exist, the embedded one exists once it was created.
     */
    public static boolean exists(RemoteNeo4jSettings neo4j, DataDirectory data) {
        return neo4j.uri() != null || Files.exists(data.neo4jHome());
    }

    /**
     * Creates the embedded graph, which must not exist yet. Where this fails or the process is killed, there is no
     * graph afterwards.
     */
    public static void write(DataDirectory data, NewGraph graph) {
        Path home = data.neo4jHome();
        Path unfinished = home.resolveSibling(home.getFileName() + ".importing");
        try (DataDirectory.Lock _ = data.lock()) {
            delete(unfinished);
            try {
                EmbeddedNeo4jLoader.write(unfinished, EmbeddedNeo4jSettings.of(Neo4jPortSettings.CLOSED, true), graph);
                graph.throwIfStopped();
                Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(unfinished);
            }
        } catch (IOException e) {
            throw CommandFailure.because(
                    "The graph cannot be written to " + home.toAbsolutePath().normalize() + " (" + e + ")", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            FileUtils.deleteDirectory(folder.toFile());
        }
    }

    /** The remote Neo4j where the settings name one, otherwise the embedded one. */
    public static Graph open(
            RemoteNeo4jSettings neo4j, Neo4jPortSettings ports, DataDirectory data, Duration readTimeout) {
        return migrated(connect(neo4j, ports, data, readTimeout, true));
    }

    /**
     * As {@link #open}, for a server. If it begins to write the journal again, the journal tells that changes are
     * missing.
     *
     * @param writesJournal always true for a remote Neo4j, because other servers read its journal
     */
    public static Graph openForServer(
            RemoteNeo4jSettings neo4j, Neo4jPortSettings ports, DataDirectory data, boolean writesJournal) {
        return preparedBy(
                migrated(connect(neo4j, ports, data, REQUEST_READ_TIMEOUT, writesJournal)),
                writesJournal ? JournalPause::end : JournalPause::begin);
    }

    /** As {@link #open}, for operators' commands about what is in the graph: it must exist already. */
    public static Graph openExisting(RemoteNeo4jSettings neo4j, DataDirectory data) {
        requireExisting(neo4j, data);
        return open(neo4j, Neo4jPortSettings.CLOSED, data, OPERATOR_READ_TIMEOUT);
    }

    /**
     * As {@link #open}, but the graph is neither created nor migrated: the doctor examines graphs that cannot be
     * migrated.
     */
    public static Graph openUnmigrated(RemoteNeo4jSettings neo4j, DataDirectory data, Duration readTimeout) {
        requireExisting(neo4j, data);
        return preparedBy(connect(neo4j, Neo4jPortSettings.CLOSED, data, readTimeout, true), Schema::checkCompatible);
    }

    private static void requireExisting(RemoteNeo4jSettings neo4j, DataDirectory data) {
        if (!exists(neo4j, data)) {
            throw CommandFailure.because("There is no graph in the data directory "
                    + data.path().toAbsolutePath().normalize()
                    + " yet; name another with --data, or a Neo4j with --neo4j");
        }
    }

    /** @param isPersistent false for a graph that is deleted when the program stops */
    public static Graph openEmbedded(
            Neo4jPortSettings ports, DataDirectory data, Duration readTimeout, boolean isPersistent) {
        return migrated(startEmbedded(ports, data, readTimeout, isPersistent, true));
    }

    private static Graph connect(
            RemoteNeo4jSettings neo4j,
            Neo4jPortSettings ports,
            DataDirectory data,
            Duration readTimeout,
            boolean writesJournal) {
        data.warnIfOthersMayRead();
        URI uri = neo4j.uri();
        return uri == null
                ? startEmbedded(ports, data, readTimeout, true, writesJournal)
                : connectRemote(uri, neo4j, data, readTimeout);
    }

    private static Graph startEmbedded(
            Neo4jPortSettings ports,
            DataDirectory data,
            Duration readTimeout,
            boolean isPersistent,
            boolean writesJournal) {
        TcpPorts.requireFree(TcpPorts.LOOPBACK, ports.bolt(), "--bolt-port");
        TcpPorts.requireFree(TcpPorts.LOOPBACK, ports.browser(), "--browser-port");
        DataDirectory.Lock lock = data.lock();
        try {
            OperatorSecret password = OperatorSecret.forNeo4j(data);
            WatchedDatabase database = EmbeddedNeo4jLoader.start(
                    data.neo4jHome(),
                    EmbeddedNeo4jSettings.of(ports, isPersistent),
                    password.value(),
                    readTimeout,
                    writesJournal);
            return new Graph(database, database, true, ports, password, () -> {
                database.close();
                lock.close();
            });
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    private static Graph connectRemote(URI uri, RemoteNeo4jSettings neo4j, DataDirectory data, Duration readTimeout) {
        String password = neo4j.password() == null ? OperatorSecret.existingNeo4jPassword(data) : neo4j.password();
        if (password == null) {
            throw CommandFailure.usage(
                    "The Neo4j at " + uri + " needs a password; set KITH_NEO4J_PASSWORD or --neo4j-password");
        }
        DriverDatabase database;
        try {
            database = DriverDatabase.open(uri, neo4j.user(), password, neo4j.database(), readTimeout);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.because(
                    "'" + uri + "' is not the address of a Neo4j (" + e.getMessage()
                            + "); give one as bolt://host:7687 with --neo4j",
                    e);
        }
        try {
            database.verify();
        } catch (StatementFailed failure) {
            database.close();
            throw CommandFailure.because(
                    failure.code().startsWith("Neo.ClientError.Security.")
                            ? "The Neo4j at " + uri + " refuses the user " + neo4j.user()
                                    + " with this password; check --neo4j-user and "
                                    + "--neo4j-password (KITH_NEO4J_PASSWORD)"
                            : "There is no answer from the Neo4j at " + uri + " (" + failure.getMessage()
                                    + "); check --neo4j, and whether it is running",
                    failure);
        }
        return new Graph(
                database, new SharedDatabase(database), false, Neo4jPortSettings.CLOSED, null, database::close);
    }

    private static Graph migrated(Graph graph) {
        return preparedBy(graph, Schema::migrate);
    }

    private static Graph preparedBy(Graph graph, Consumer<Database> step) {
        try {
            step.accept(graph.database);
            return graph;
        } catch (RuntimeException failure) {
            graph.close();
            throw failure;
        }
    }

    /** For operators' commands. Servers that share the graph do not count these transactions as their own. */
    public Database database() {
        return database;
    }

    /** Reports the commits of all servers. */
    public WatchedDatabase watchedDatabase() {
        return watchedDatabase;
    }

    /** For requests: it limits concurrent reads, and tells an unavailable graph from a failed statement. */
    public JoiningDatabase databaseForCallers() {
        return databaseForCallers;
    }

    /** Whether the graph is in this process. Then nothing else writes to it, unless its ports are open. */
    public boolean isEmbedded() {
        return isEmbedded;
    }

    /** The address of Neo4j Browser for callers on this machine; null if its port is closed. */
    public @Nullable URI browser() {
        return ports.browser() == 0
                ? null
                : URI.create("http://" + TcpPorts.LOOPBACK + ":" + ports.browser() + "/browser/");
    }

    /** The password of the embedded Neo4j; null for a remote one. */
    public @Nullable OperatorSecret password() {
        return password;
    }

    /** @throws RuntimeException where the database does not answer */
    public void verify() {
        if (database instanceof DriverDatabase driver) {
            driver.verify();
        } else {
            var _ = database.read(transaction -> true);
        }
    }

    @Override
    public void close() {
        close.run();
    }
}
