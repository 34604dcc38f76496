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

/** Neo4j Community Edition, started by its own bootstrapper: Java API, Bolt, HTTP API and Browser in this process. */
public final class CommunityNeo4j implements EmbeddedNeo4j {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(10);

    /** The bootstrapper requires a file. Kith passes its settings as overrides, so the file is the operator's. */
    private static final String CONFIGURATION_FILE =
            "# Settings of Neo4j. Those that Kith sets itself override the settings in this file.\n";

    /** Neo4j's default without the console, which is Kith's. */
    private static final String USER_LOG_CONFIGURATION = """
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
    public WatchedDatabase start(
            Path home, Map<String, String> settings, String password, Duration readTimeout, boolean writesJournal) {
        CommunityBootstrapper server = new FastStartBootstrapper();
        Map<String, String> overrides = new HashMap<>(settings);
        Path configuration = home.resolve("neo4j.conf");
        Path userLog = home.resolve("user-logs.xml");
        overrides.put("server.logs.user.config", userLog.toAbsolutePath().toString());
        try {
            writeOnce(configuration, CONFIGURATION_FILE);
            writeOnce(userLog, USER_LOG_CONFIGURATION);
            writeFirstPassword(home, password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int exitCode = server.start(home, configuration, overrides, false, false);
        if (exitCode != CommunityBootstrapper.OK) {
            throw new IllegalStateException(
                    "Neo4j did not start (code " + exitCode + "); see its logs in " + home.resolve("logs"));
        }
        try {
            removeShutdownHook(server);
            DatabaseManagementService databases = server.getDatabaseManagementService();
            if (!accepts(databases.database("system"), password)) {
                databases
                        .database("system")
                        .executeTransactionally(
                                "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
                                Map.of("password", password));
            }
            GraphDatabaseService graph = databases.database("neo4j");
            if (!graph.isAvailable(START_TIMEOUT.toMillis())) {
                throw new IllegalStateException("The database was not available after " + START_TIMEOUT
                        + "; see the logs in " + home.resolve("logs"));
            }
            return new EmbeddedDatabase(databases, graph, readTimeout, writesJournal, server::stop);
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
     * Kith stops the server after everything that uses it. The bootstrapper's hook would stop it at the same time as
     * its users, and {@code stop} fails during the JVM's shutdown unless the field is cleared too.
     */
    private static void removeShutdownHook(CommunityBootstrapper server) {
        try {
            Field hook = NeoBootstrapper.class.getDeclaredField("shutdownHook");
            hook.setAccessible(true);
            if (hook.get(server) instanceof Thread thread) {
                Runtime.getRuntime().removeShutdownHook(thread);
                hook.set(server, null);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot find the shutdown hook of this version of Neo4j", e);
        }
    }

    private static boolean accepts(GraphDatabaseService system, String password) {
        AuthManager authManager =
                ((GraphDatabaseAPI) system).getDependencyResolver().resolveDependency(AuthManager.class);
        try {
            return authManager
                            .login(
                                    AuthToken.newBasicAuthToken(AuthManager.INITIAL_USER_NAME, password),
                                    ClientConnectionInfo.EMBEDDED_CONNECTION)
                            .subject()
                            .getAuthenticationResult()
                    == AuthenticationResult.SUCCESS;
        } catch (InvalidAuthTokenException e) {
            throw new IllegalStateException("Neo4j does not accept a password", e);
        }
    }

    /**
     * Writes the file from which the server takes the password of its first user, so that no port is ever open with the
     * default password. Users are in the database {@code system}, which may be missing beside a graph that was written
     * offline.
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
