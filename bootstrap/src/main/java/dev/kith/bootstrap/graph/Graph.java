package dev.kith.bootstrap.graph;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.neo4j.schema.Schema;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.NewGraph;
import dev.kith.neo4j.spi.StatementFailed;
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
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The graph, opened and brought up to date; closing it stops the Neo4j inside and lets go of the data directory. */
public final class Graph implements AutoCloseable {

    /** For callers of the API: a reader who waits longer has left. */
    public static final Duration REQUEST_READ_TIMEOUT = Duration.ofSeconds(10);

    /** For the operator's own commands, which read everything. */
    public static final Duration OPERATOR_READ_TIMEOUT = Duration.ofHours(12);

    /** So many read at once where the graph is in this process: they compute, so more would only make each other slow. */
    private static final int READERS_INSIDE = Runtime.getRuntime().availableProcessors();

    /** And where it is elsewhere: they wait for a machine that may be larger than this one. */
    private static final int READERS_ELSEWHERE = 64;

    private final Database database;
    private final Database forCallers;
    private final boolean isEmbedded;
    private final @Nullable OperatorSecret password;
    private final Runnable close;

    private Graph(Database database, boolean isInside, @Nullable OperatorSecret password, Runnable close) {
        this.database = database;
        this.forCallers = new ErrorTranslatingDatabase(
                new ThrottledDatabase(database, isInside ? READERS_INSIDE : READERS_ELSEWHERE));
        this.isEmbedded = isInside;
        this.password = password;
        this.close = close;
    }

    /** Whether there is something to open: a Neo4j elsewhere is, and the one inside once it was made. */
    public static boolean exists(Options.RemoteNeo4j neo4j, DataDirectory data) {
        return neo4j.uri != null || Files.exists(data.neo4jHome());
    }

    /** Writes the graph inside where there is none yet. Ended in the middle, however that is, it leaves none. */
    public static void write(DataDirectory data, NewGraph graph) {
        Path home = data.neo4jHome();
        Path unfinished = home.resolveSibling(home.getFileName() + ".importing");
        try (DataDirectory.Lock _ = data.lock()) {
            delete(unfinished);
            try {
                EmbeddedNeo4jLoader.write(
                        unfinished, EmbeddedNeo4jSettings.of(Options.Neo4jPorts.closed(), true), graph);
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
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The Neo4j elsewhere where one is named, otherwise the one inside. */
    public static Graph open(
            Options.RemoteNeo4j neo4j, Options.Neo4jPorts doors, DataDirectory data, Duration readTimeout) {
        return migrated(opened(neo4j, doors, data, readTimeout));
    }

    /** As {@link #open}, but neither made nor brought up to date: for whoever examines a graph that cannot be. */
    public static Graph openUnmigrated(Options.RemoteNeo4j neo4j, DataDirectory data, Duration readTimeout) {
        if (!exists(neo4j, data)) {
            throw CommandFailure.because("There is no graph in the data directory "
                    + data.path().toAbsolutePath().normalize()
                    + " yet; name another with --data, or a Neo4j with --neo4j");
        }
        return ready(opened(neo4j, Options.Neo4jPorts.closed(), data, readTimeout), Schema::checkCompatible);
    }

    /** @param isForGood false for a graph that is thrown away afterwards */
    public static Graph openEmbedded(
            Options.Neo4jPorts doors, DataDirectory data, Duration readTimeout, boolean isForGood) {
        return migrated(openedInside(doors, data, readTimeout, isForGood));
    }

    private static Graph opened(
            Options.RemoteNeo4j neo4j, Options.Neo4jPorts doors, DataDirectory data, Duration readTimeout) {
        URI uri = neo4j.uri;
        return uri == null ? openedInside(doors, data, readTimeout, true) : elsewhere(uri, neo4j, data, readTimeout);
    }

    private static Graph openedInside(
            Options.Neo4jPorts doors, DataDirectory data, Duration readTimeout, boolean isForGood) {
        TcpPorts.requireFree(TcpPorts.LOOPBACK, doors.bolt, "--bolt-port");
        TcpPorts.requireFree(TcpPorts.LOOPBACK, doors.browser, "--browser-port");
        DataDirectory.Lock hold = data.lock();
        try {
            OperatorSecret password = OperatorSecret.forNeo4j(data);
            Database database = EmbeddedNeo4jLoader.start(
                    data.neo4jHome(), EmbeddedNeo4jSettings.of(doors, isForGood), password.value(), readTimeout);
            return new Graph(database, true, password, () -> {
                database.close();
                hold.close();
            });
        } catch (RuntimeException failure) {
            hold.close();
            throw failure;
        }
    }

    private static Graph elsewhere(URI uri, Options.RemoteNeo4j neo4j, DataDirectory data, Duration readTimeout) {
        String given = neo4j.password == null ? OperatorSecret.existingNeo4jPassword(data) : neo4j.password;
        if (given == null) {
            throw CommandFailure.usage("The Neo4j at " + uri
                    + " wants a password; give it as KITH_NEO4J_PASSWORD or with --neo4j-password");
        }
        DriverDatabase database;
        try {
            database = DriverDatabase.open(uri, neo4j.user, given, neo4j.database, readTimeout);
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
                            ? "The Neo4j at " + uri + " refuses the user " + neo4j.user
                                    + " with this password; check --neo4j-user and "
                                    + "--neo4j-password (KITH_NEO4J_PASSWORD)"
                            : "There is no answer from the Neo4j at " + uri + " (" + failure.getMessage()
                                    + "); check --neo4j, and whether it is running",
                    failure);
        }
        return new Graph(database, false, null, database::close);
    }

    private static Graph migrated(Graph graph) {
        return ready(graph, Schema::migrate);
    }

    private static Graph ready(Graph graph, Consumer<Database> step) {
        try {
            step.accept(graph.database);
            return graph;
        } catch (RuntimeException failure) {
            graph.close();
            throw failure;
        }
    }

    public Database database() {
        return database;
    }

    /** For those who answer callers: what is unavailable is told from what is wrong, and too many readers are turned away. */
    public Database databaseForCallers() {
        return forCallers;
    }

    /** Whether it is in this process, so that no one else writes to it unless its doors are open. */
    public boolean isEmbedded() {
        return isEmbedded;
    }

    /** Of the Neo4j inside; null for one elsewhere. */
    public @Nullable OperatorSecret password() {
        return password;
    }

    /** Returns when the database answers. */
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
