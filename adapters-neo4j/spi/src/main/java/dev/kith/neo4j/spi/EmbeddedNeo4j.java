package dev.kith.neo4j.spi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A complete Neo4j server in this process. The implementation is loaded as a service, together with Neo4j's jars. */
public interface EmbeddedNeo4j {

    /**
     * Starts the server and waits until its database answers.
     *
     * @param home where the server keeps its {@code data} and {@code logs}
     * @param settings Neo4j's settings by name
     * @param password of the user {@code neo4j}, set before any port is open
     * @param readTimeout how long a read transaction may take
     * @param writesJournal whether each change of the graph gets an entry in the journal
     * @throws IllegalStateException with a message for the operator if it cannot start
     */
    WatchedDatabase start(
            Path home, Map<String, String> settings, String password, Duration readTimeout, boolean writesJournal);

    /**
     * Writes a new graph without a server, several times as fast as a server. It checks no constraint: the graph must
     * be free of duplicates. If this method throws, the home is not usable.
     *
     * @param home as in {@link #start}; must not exist
     * @param settings as in {@link #start}
     */
    void write(Path home, Map<String, String> settings, NewGraph graph);
}
