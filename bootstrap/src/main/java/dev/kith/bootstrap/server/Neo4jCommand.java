package dev.kith.bootstrap.server;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.graph.Graph;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "neo4j",
        sortOptions = false,
        description = "Runs the Neo4j of the data directory without the API, until stopped by Ctrl-C or SIGTERM. "
                + "Several servers of this machine can use it: kith serve --neo4j.")
public final class Neo4jCommand implements Callable<Integer> {

    @Mixin
    private Options.Data data = new Options.Data();

    @Mixin
    private Options.Neo4jPorts ports = new Options.Neo4jPorts();

    @Mixin
    Options.Common common = new Options.Common();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Neo4jPortSettings settings = ports.settings();
        if (settings.bolt() == 0) {
            throw CommandFailure.usage("Servers use the Bolt port; give one with --bolt-port");
        }
        long started = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        DataDirectory directory = new DataDirectory(data.path);
        out.println(
                "Starting Neo4j, data in " + directory.path().toAbsolutePath().normalize());
        ShutdownSequence shutdown = new ShutdownSequence();
        Graph graph = Graph.openEmbedded(settings, directory, Graph.REQUEST_READ_TIMEOUT, true);
        shutdown.onStop(graph::close);
        out.printf("Neo4j is up after %.1f s.%n%n", (System.nanoTime() - started) / 1e9);
        ServeCommand.printNeo4jAddresses(out, settings, graph, new Options.RemoteNeo4j().settings());
        out.println();
        shutdown.await();
        return 0;
    }
}
