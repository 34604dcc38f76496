package dev.kith.bootstrap.graph;

import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.RunningServer;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** The options that say where the graph of an operator's command is. */
public final class GraphOptions {

    @Mixin
    private Options.Data data = new Options.Data();

    @Mixin
    private Options.RemoteNeo4j neo4j = new Options.RemoteNeo4j();

    /** Opens the graph, which is created where there is none. */
    public Graph open() {
        return Graph.open(neo4j.settings(), Neo4jPortSettings.CLOSED, directory(), Graph.REQUEST_READ_TIMEOUT);
    }

    /** @see Graph#openExisting */
    public Graph openExisting() {
        return Graph.openExisting(neo4j.settings(), directory());
    }

    /** The server that has the graph open in its own process; empty if the graph can be opened here. */
    public Optional<RunningServer> runningServer() {
        return neo4j.uri == null ? RunningServer.find(directory()) : Optional.empty();
    }

    /** @see Graph#openUnmigrated */
    public Graph openUnmigrated() {
        return Graph.openUnmigrated(neo4j.settings(), directory(), Graph.OPERATOR_READ_TIMEOUT);
    }

    private DataDirectory directory() {
        return new DataDirectory(data.path);
    }
}
