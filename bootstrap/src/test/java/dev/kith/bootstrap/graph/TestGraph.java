package dev.kith.bootstrap.graph;

import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One real graph for all tests of a run, emptied for each. */
public final class TestGraph {

    private static @Nullable Graph graph;

    private TestGraph() {}

    public static Database emptied() {
        Database database = open().database();
        run(database, "MATCH (n) WHERE NOT n:Migration DETACH DELETE n");
        return database;
    }

    /** As it is, with all that is in it; not for closing. */
    public static synchronized Graph open() {
        Graph open = graph;
        if (open == null) {
            open = Graph.openEmbedded(Neo4jPortSettings.CLOSED, temporary(), Graph.OPERATOR_READ_TIMEOUT, false);
            graph = open;
            Runtime.getRuntime().addShutdownHook(new Thread(open::close));
        }
        return open;
    }

    public static List<Row> run(Database database, String cypher) {
        return database.write(transaction -> transaction.run(cypher, Map.of()));
    }

    private static DataDirectory temporary() {
        try {
            return new DataDirectory(Files.createTempDirectory(Path.of("target"), "graph"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
