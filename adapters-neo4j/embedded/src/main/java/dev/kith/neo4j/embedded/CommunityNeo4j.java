package dev.kith.neo4j.embedded;

import dev.kith.neo4j.spi.EmbeddedNeo4j;
import dev.kith.neo4j.spi.NewGraph;
import dev.kith.neo4j.spi.WatchedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.internal.kernel.api.connectioninfo.ClientConnectionInfo;
import org.neo4j.internal.kernel.api.security.AuthenticationResult;
import org.neo4j.kernel.api.security.AuthManager;
import org.neo4j.kernel.api.security.AuthToken;
import org.neo4j.kernel.api.security.exception.InvalidAuthTokenException;
import org.neo4j.kernel.impl.security.User;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.neo4j.server.CommunityBootstrapper;
import org.neo4j.server.NeoBootstrapper;
import org.neo4j.server.security.SecureHasher;
import org.neo4j.server.security.SystemGraphCredential;
import org.neo4j.server.security.auth.UserSerialization;

/** Neo4j Community Edition started by its own bootstrapper: the Java API, Bolt, the HTTP API and Browser in one process. */
public final class CommunityNeo4j implements EmbeddedNeo4j {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(10);

    /** The bootstrapper insists on a file; every setting comes as an override, so it stays empty for an operator to add to. */
    private static final String OPERATORS_SETTINGS =
            "# Neo4j's own settings, beside those that Kith gives (Kith's win).\n";

    /** As Neo4j's own, without the console: that belongs to whoever runs us. */
    private static final String USER_LOG = """
            <Configuration>
              <Appenders>
                <RollingRandomAccessFile name="File" fileName="${config:server.directories.logs}/neo4j.log"
                                         filePattern="$${config:server.directories.logs}/neo4j.log.%02i">
                  <PatternLayout pattern="%d{yyyy-MM-dd HH:mm:ss.SSSZ}{GMT+0} %-5p %m%n"/>
                  <Policies>
                    <SizeBasedTriggeringPolicy size="20 MB"/>
                  </Policies>
                  <DefaultRolloverStrategy fileIndex="min" max="5"/>
                </RollingRandomAccessFile>
              </Appenders>
              <Loggers>
                <Root level="info">
                  <AppenderRef ref="File"/>
                </Root>
              </Loggers>
            </Configuration>
            """;

    @Override
    public WatchedDatabase start(Path home, Map<String, String> settings, String password, Duration readTimeout) {
        CommunityBootstrapper server = new FastStartBootstrapper();
        Map<String, String> overrides = new HashMap<>(settings);
        Path configuration = home.resolve("neo4j.conf");
        Path userLog = home.resolve("user-logs.xml");
        overrides.put("server.logs.user.config", userLog.toAbsolutePath().toString());
        try {
            writeOnce(configuration, OPERATORS_SETTINGS);
            writeOnce(userLog, USER_LOG);
            writeFirstPassword(home, password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int answer = server.start(home, configuration, overrides, false, false);
        if (answer != CommunityBootstrapper.OK) {
            throw new IllegalStateException(
                    "Neo4j did not start (code " + answer + "); " + home.resolve("logs") + " says why");
        }
        try {
            forgetShutdownHook(server);
            DatabaseManagementService databases = server.getDatabaseManagementService();
            if (!opensWith(databases.database("system"), password)) {
                databases
                        .database("system")
                        .executeTransactionally(
                                "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
                                Map.of("password", password));
            }
            GraphDatabaseService graph = databases.database("neo4j");
            if (!graph.isAvailable(START_TIMEOUT.toMillis())) {
                throw new IllegalStateException(
                        "The database did not come up in " + START_TIMEOUT + "; " + home.resolve("logs") + " says why");
            }
            return new EmbeddedDatabase(databases, graph, readTimeout, server::stop);
        } catch (RuntimeException failure) {
            server.stop();
            throw failure;
        }
    }

    @Override
    public void write(Path home, Map<String, String> settings, NewGraph graph) {
        OfflineImport.of(graph).run(home, settings);
    }

    /**
     * Whoever started the server stops it, after all that uses it. The bootstrapper's own hook would stop it beside them, and its {@code stop}
     * fails while the JVM ends unless the hook is forgotten here too.
     */
    private static void forgetShutdownHook(CommunityBootstrapper server) {
        try {
            Field hook = NeoBootstrapper.class.getDeclaredField("shutdownHook");
            hook.setAccessible(true);
            if (hook.get(server) instanceof Thread thread) {
                Runtime.getRuntime().removeShutdownHook(thread);
                hook.set(server, null);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "This Neo4j keeps its shutdown hook elsewhere than the one Kith was made for", e);
        }
    }

    private static boolean opensWith(GraphDatabaseService system, String password) {
        AuthManager doorkeeper =
                ((GraphDatabaseAPI) system).getDependencyResolver().resolveDependency(AuthManager.class);
        try {
            return doorkeeper
                            .login(
                                    AuthToken.newBasicAuthToken(AuthManager.INITIAL_USER_NAME, password),
                                    ClientConnectionInfo.EMBEDDED_CONNECTION)
                            .subject()
                            .getAuthenticationResult()
                    == AuthenticationResult.SUCCESS;
        } catch (InvalidAuthTokenException e) {
            throw new IllegalStateException("Neo4j takes no password", e);
        }
    }

    /**
     * Read by the server when it makes its first user, so that no door ever opens with the password everyone knows. Users are in the database
     * {@code system}; the graph itself may have been written before there is one.
     */
    private static void writeFirstPassword(Path home, String password) throws IOException {
        Path data = home.resolve("data");
        if (Files.exists(data.resolve("databases").resolve("system"))) {
            return;
        }
        SystemGraphCredential credential = SystemGraphCredential.createCredentialForPassword(
                password.getBytes(StandardCharsets.UTF_8), new SecureHasher());
        Path file = data.resolve("dbms").resolve("auth.ini");
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                new UserSerialization()
                        .serialize(List.of(new User(AuthManager.INITIAL_USER_NAME, null, credential, false, false))));
    }

    private static void writeOnce(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }
}
