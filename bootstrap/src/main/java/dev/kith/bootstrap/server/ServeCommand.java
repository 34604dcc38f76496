package dev.kith.bootstrap.server;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.TcpPorts;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
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
    private Options.Neo4jPorts doors = new Options.Neo4jPorts();

    @Mixin
    private Options.Signing signing = new Options.Signing();

    @Mixin
    private Options.Mail mail = new Options.Mail();

    @Mixin
    private Options.AttemptLimits attempts = new Options.AttemptLimits();

    @Mixin
    private Options.RemoteNeo4j neo4j = new Options.RemoteNeo4j();

    @Mixin
    Options.Common common = new Options.Common();

    @Option(names = "--rehearse", hidden = true, description = "Answer what the program itself asks, and stop.")
    private boolean isRehearsal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (isRehearsal && neo4j.uri != null) {
            throw CommandFailure.usage(
                    "A rehearsal writes to the graph, so it wants one of its own, not the Neo4j at " + neo4j.uri);
        }
        long begun = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        DataDirectory directory = new DataDirectory(data.path);
        Map<String, Object> settings = new HashMap<>(mail.settings());
        settings.putAll(attempts.settings());
        OperatorSecret tokens = OperatorSecret.forTokens(signing.secret, directory);
        Server.requireFree(http);
        out.println(
                "Starting Kith, data in " + directory.path().toAbsolutePath().normalize());
        ShutdownSequence running = new ShutdownSequence();
        Server.PreparedServer preparation = Server.prepare(http, tokens, settings);
        Graph graph = Graph.open(neo4j, doors, directory, Graph.REQUEST_READ_TIMEOUT);
        running.onStop(graph::close);
        Server server = preparation.start(graph);
        running.onStop(server::close);
        out.printf("Kith is up after %.1f s.%n%n", (System.nanoTime() - begun) / 1e9);
        out.println("  API      " + server.url() + "/api/v2/" + (http.px ? " and /px/v1/" : "")
                + (http.reflect ? " and /reflect/v1/" : ""));
        printNeo4jAddresses(out, doors, graph, neo4j);
        out.println("  A token  ./kith token --user <id>"
                + (data.path.equals(new Options.Data().path) ? "" : " --data " + data.path));
        out.println();
        if (isRehearsal) {
            new TrainingRun(server.url(), graph.database(), tokens).run();
        } else {
            running.await();
        }
        return 0;
    }

    /** The password is shown when it is made and never again. */
    public static void printNeo4jAddresses(
            PrintWriter out, Options.Neo4jPorts doors, Graph graph, Options.RemoteNeo4j neo4j) {
        OperatorSecret password = graph.password();
        if (password == null) {
            out.println("  Neo4j    " + neo4j.uri);
            return;
        }
        if (doors.bolt != 0) {
            out.println("  Bolt     bolt://" + TcpPorts.LOOPBACK + ":" + doors.bolt);
        }
        if (doors.browser != 0) {
            out.println("  Browser  http://" + TcpPorts.LOOPBACK + ":" + doors.browser + "/browser/");
        }
        if (doors.bolt != 0 || doors.browser != 0) {
            out.println("  Sign in  user neo4j, password "
                    + (password.isNew() ? password.value() + " (shown only now; kept in " : "(in ") + password.file()
                    + ")");
        }
    }
}
