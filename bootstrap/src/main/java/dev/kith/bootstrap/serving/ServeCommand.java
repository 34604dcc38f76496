package dev.kith.bootstrap.serving;

import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.Secret;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.Ports;
import dev.kith.bootstrap.option.Options;
import dev.kith.bootstrap.option.Trouble;
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
    private Options.Doors doors = new Options.Doors();

    @Mixin
    private Options.Signing signing = new Options.Signing();

    @Mixin
    private Options.Mail mail = new Options.Mail();

    @Mixin
    private Options.Attempts attempts = new Options.Attempts();

    @Mixin
    private Options.Neo4j neo4j = new Options.Neo4j();

    @Mixin
    Options.Common common = new Options.Common();

    @Option(names = "--rehearse", hidden = true, description = "Answer what the program itself asks, and stop.")
    private boolean isRehearsal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (isRehearsal && neo4j.uri != null) {
            throw Trouble.ofUsage("A rehearsal writes to the graph, so it wants one of its own, not the Neo4j at " + neo4j.uri);
        }
        long begun = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        DataDirectory directory = new DataDirectory(data.path);
        Map<String, Object> settings = new HashMap<>(mail.settings());
        settings.putAll(attempts.settings());
        Secret tokens = Secret.forTokens(signing.secret, directory);
        Server.requireFree(http);
        out.println("Starting Kith, data in " + directory.path().toAbsolutePath().normalize());
        Running running = new Running();
        Server.Preparation preparation = Server.prepare(http, tokens, settings);
        Graph graph = Graph.open(neo4j, doors, directory, Graph.PATIENT_FOR_CALLERS);
        running.onStop(graph::close);
        Server server = preparation.start(graph);
        running.onStop(server::close);
        out.printf("Kith is up after %.1f s.%n%n", (System.nanoTime() - begun) / 1e9);
        out.println("  API      " + server.url() + "/api/v2/" + (http.px ? " and /px/v1/" : "") + (http.reflect ? " and /reflect/v1/" : ""));
        tellDoors(out, doors, graph, neo4j);
        out.println("  A token  ./kith token --user <id>" + (data.path.equals(new Options.Data().path) ? "" : " --data " + data.path));
        out.println();
        if (isRehearsal) {
            new Rehearsal(server.url(), graph.database(), tokens).play();
        } else {
            running.await();
        }
        return 0;
    }

    /** The password is shown when it is made and never again. */
    public static void tellDoors(PrintWriter out, Options.Doors doors, Graph graph, Options.Neo4j neo4j) {
        Secret password = graph.password();
        if (password == null) {
            out.println("  Neo4j    " + neo4j.uri);
            return;
        }
        if (doors.bolt != 0) {
            out.println("  Bolt     bolt://" + Ports.LOOPBACK + ":" + doors.bolt);
        }
        if (doors.browser != 0) {
            out.println("  Browser  http://" + Ports.LOOPBACK + ":" + doors.browser + "/browser/");
        }
        if (doors.bolt != 0 || doors.browser != 0) {
            out.println("  Sign in  user neo4j, password " + (password.isNew() ? password.value() + " (shown only now; kept in " : "(in ")
                    + password.file() + ")");
        }
    }
}
