package dev.kith.bootstrap.server;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.IssuerOptions;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.configuration.RemoteNeo4jSettings;
import dev.kith.bootstrap.configuration.ServerSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.data.RunningServer;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.TcpPorts;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        sortOptions = false,
        description = "Serves the API over the graph in the data directory, until stopped by Ctrl-C or SIGTERM.")
public final class ServeCommand implements Callable<Integer> {

    @Mixin
    private Options.Http http = new Options.Http();

    @Mixin
    private Options.Data data = new Options.Data();

    @Mixin
    private Options.Neo4jPorts ports = new Options.Neo4jPorts();

    @Mixin
    private Options.Signing signing = new Options.Signing();

    @Mixin
    private IssuerOptions issuers = new IssuerOptions();

    @Mixin
    private Options.Mail mail = new Options.Mail();

    @Mixin
    private Options.Attempts attempts = new Options.Attempts();

    @Mixin
    private Options.RemoteNeo4j neo4j = new Options.RemoteNeo4j();

    @Mixin
    Options.Common common = new Options.Common();

    @Option(
            names = "--train",
            hidden = true,
            description = "Answer a few requests of the program itself, for the AOT cache of the JVM, and stop.")
    private boolean trains;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (trains && neo4j.uri != null) {
            throw CommandFailure.usage("A training run writes to the graph; run it without --neo4j");
        }
        if (http.events == Options.Switch.OFF && neo4j.uri != null) {
            throw CommandFailure.usage("Servers with --neo4j learn from its journal what others wrote;"
                    + " leave out --events off, or --neo4j");
        }
        long started = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        DataDirectory directory = new DataDirectory(data.path);
        ServerSettings settings = http.settings(mail, attempts, issuers);
        OperatorSecret secret = OperatorSecret.forTokens(signing.secret, directory);
        Server.requireFreePort(settings);
        out.println(
                "Starting Kith, data in " + directory.path().toAbsolutePath().normalize());
        ShutdownSequence shutdown = new ShutdownSequence();
        Server.PreparedServer prepared = Server.prepare(settings, secret);
        Graph graph = Graph.openForServer(
                neo4j.settings(), ports.settings(), directory, settings.graph().events());
        shutdown.onStop(graph::close);
        Server server = prepared.start(graph);
        shutdown.onStop(server::close);
        if (graph.isEmbedded()) {
            server.address().write(directory);
            shutdown.onStop(() -> RunningServer.delete(directory));
        }
        out.printf("Kith is up after %.1f s.%n%n", (System.nanoTime() - started) / 1e9);
        out.println("  API      " + server.url() + "/api/v2/" + (http.px ? " and /px/v1/" : "")
                + (http.reflect ? " and /reflect/v1/" : "") + (http.graph ? " and /graph/v1/" : ""));
        printNeo4jAddresses(out, ports.settings(), graph, neo4j.settings());
        out.println("  A token  ./kith token --user <id>"
                + (data.path.equals(new Options.Data().path) ? "" : " --data " + data.path));
        out.println();
        if (trains) {
            new TrainingRun(server.url(), graph.database(), secret).run();
        } else {
            shutdown.await();
        }
        return 0;
    }

    /** Prints the password only when it is new. */
    public static void printNeo4jAddresses(
            PrintWriter out, Neo4jPortSettings ports, Graph graph, RemoteNeo4jSettings neo4j) {
        OperatorSecret password = graph.password();
        if (password == null) {
            out.println("  Neo4j    " + neo4j.uri());
            return;
        }
        if (ports.bolt() != 0) {
            out.println("  Bolt     bolt://" + TcpPorts.LOOPBACK + ":" + ports.bolt());
        }
        if (graph.browser() != null) {
            out.println("  Browser  " + graph.browser());
        }
        if (!ports.equals(Neo4jPortSettings.CLOSED)) {
            out.println("  Sign in  user neo4j, password "
                    + (password.isNew() ? password.value() + " (shown only now; kept in " : "(in ") + password.file()
                    + ")");
        }
    }
}
