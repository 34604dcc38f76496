package dev.kith.neo4j.embedded;

import dev.kith.neo4j.seam.Database;
import dev.kith.neo4j.seam.EmbeddedNeo4j;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.server.CommunityBootstrapper;

/** Neo4j Community Edition started by its own bootstrapper: the Java API, Bolt, the HTTP API and Browser in one process. */
public final class CommunityNeo4j implements EmbeddedNeo4j {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(10);

    @Override
    public Database start(Path home, Map<String, String> settings, String password, Duration readTimeout) {
        CommunityBootstrapper server = new CommunityBootstrapper();
        int answer = server.start(home, configurationFile(home), settings, false, false);
        if (answer != CommunityBootstrapper.OK) {
            throw new IllegalStateException("Neo4j did not start (code " + answer + "); " + home.resolve("logs") + " says why");
        }
        try {
            DatabaseManagementService databases = server.getDatabaseManagementService();
            GraphDatabaseService system = databases.database("system");
            system.executeTransactionally(
                    "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
            GraphDatabaseService graph = databases.database("neo4j");
            if (!graph.isAvailable(START_TIMEOUT.toMillis())) {
                throw new IllegalStateException("The database did not come up in " + START_TIMEOUT + "; " + home.resolve("logs") + " says why");
            }
            return new InProcessDatabase(graph, readTimeout, server::stop);
        } catch (RuntimeException failure) {
            server.stop();
            throw failure;
        }
    }

    /** The bootstrapper insists on a file; every setting comes as an override, so it stays empty for an operator to add to. */
    private static Path configurationFile(Path home) {
        Path file = home.resolve("neo4j.conf");
        try {
            Files.createDirectories(home);
            if (!Files.exists(file)) {
                Files.writeString(file, "# Neo4j's own settings, beside those that Kith gives (Kith's win).\n");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
