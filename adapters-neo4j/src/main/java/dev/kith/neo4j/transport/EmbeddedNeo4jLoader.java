package dev.kith.neo4j.transport;

import dev.kith.neo4j.spi.EmbeddedNeo4j;
import dev.kith.neo4j.spi.NewGraph;
import dev.kith.neo4j.spi.WatchedDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;

/** Starts Neo4j in this process. Its jars and our bridge to it are on the class path of the program, and of no module when it is compiled. */
public final class EmbeddedNeo4jLoader {

    private EmbeddedNeo4jLoader() {}

    /**
     * Starts the server and waits until it answers.
     *
     * @param home where the server keeps its data and logs
     * @param settings Neo4j's settings by name
     * @throws IllegalStateException with a sentence for the operator when it cannot start
     */
    public static WatchedDatabase start(
            Path home, Map<String, String> settings, String password, Duration readTimeout) {
        return neo4j().start(home, settings, password, readTimeout);
    }

    /**
     * Writes a graph where no server was ever started, without one.
     *
     * @param home where the server will keep its data; not there yet
     * @param settings Neo4j's settings by name
     */
    public static void write(Path home, Map<String, String> settings, NewGraph graph) {
        neo4j().write(home, settings, graph);
    }

    private static EmbeddedNeo4j neo4j() {
        return ServiceLoader.load(EmbeddedNeo4j.class)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "There is no Neo4j in this Kith: the folder neo4j beside its libraries is missing. "
                                        + "Start with the launcher kith of a whole distribution, or name a Neo4j of yours with --neo4j"));
    }
}
