package dev.kith.neo4j.transport;

import dev.kith.neo4j.spi.EmbeddedNeo4j;
import dev.kith.neo4j.spi.NewGraph;
import dev.kith.neo4j.spi.WatchedDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;

/** Finds the embedded Neo4j. It is on the class path when Kith runs, but no module is compiled against it. */
public final class EmbeddedNeo4jLoader {

    private EmbeddedNeo4jLoader() {}

    /**
     * Starts the server and waits until it answers.
     *
     * @param home where the server keeps its data and logs
     * @param settings Neo4j's settings by name
     * @param writesJournal whether each change of the graph gets an entry in the journal
     * @throws IllegalStateException with a message for the operator if it cannot start
     */
    public static WatchedDatabase start(
            Path home, Map<String, String> settings, String password, Duration readTimeout, boolean writesJournal) {
        return neo4j().start(home, settings, password, readTimeout, writesJournal);
    }

    /**
     * Writes a new graph without a server.
     *
     * @param home where the server will keep its data; must not exist
     * @param settings Neo4j's settings by name
     */
    public static void write(Path home, Map<String, String> settings, NewGraph graph) {
        neo4j().write(home, settings, graph);
    }

    private static EmbeddedNeo4j neo4j() {
        return ServiceLoader.load(EmbeddedNeo4j.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Cannot find the embedded Neo4j: the folder neo4j beside the folder lib is missing. "
                                + "Start Kith with its launcher, or name another Neo4j with --neo4j"));
    }
}
