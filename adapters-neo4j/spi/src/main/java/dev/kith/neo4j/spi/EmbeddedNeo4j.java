package dev.kith.neo4j.spi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A whole Neo4j server that runs in this process. Its implementation is found where Neo4j's jars are. */
public interface EmbeddedNeo4j {

    /**
     * Starts the server and waits until its database answers.
     *
     * @param home where the server keeps its {@code data} and {@code logs}
     * @param settings Neo4j's own settings by their names
     * @param password of the user {@code neo4j}, set before any door opens to the outside
     * @param readTimeout how long a read transaction may take
     * @throws IllegalStateException with a sentence for the operator when it cannot start
     */
    WatchedDatabase start(Path home, Map<String, String> settings, String password, Duration readTimeout);

    /**
     * Writes a graph where no server was ever started, several times as fast as a server would, and without constraints: nothing in it may be twice
     * that may be there only once. A home that this did not return for holds nothing that could be used.
     *
     * @param home as {@link #start} takes it; not there yet
     * @param settings as {@link #start} takes them
     */
    void write(Path home, Map<String, String> settings, NewGraph graph);
}
