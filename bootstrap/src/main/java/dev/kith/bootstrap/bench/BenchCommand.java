package dev.kith.bootstrap.bench;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Json;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.data.OperatorTokens;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.TcpPorts;
import dev.kith.bootstrap.importing.ImportCommand;
import dev.kith.bootstrap.server.ConstantController;
import dev.kith.bootstrap.server.Server;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.transport.DriverDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        sortOptions = false,
        description =
                "Measures this machine: makes a graph where there is none yet, serves it, asks it as clients would, and compares with what "
                        + "the same server does when it only sends. Needs wrk. The graph stays, for the next time.")
public final class BenchCommand implements Callable<Integer> {

    private static final int CALLERS = 1_000;

    /** More than are asked for in a run, so that most of the rare ones are asked for once. */
    private static final int MANY_TEXTS = 300_000;

    private static final String TEXTS = "texts";

    @Option(
            names = "--people",
            paramLabel = "N",
            description = "How many follow each other (default: ${DEFAULT-VALUE}).")
    private int people = 200_000;

    @Option(
            names = "--follows",
            paramLabel = "N",
            description = "How many follows there are among them (default: ${DEFAULT-VALUE}).")
    private int follows = 2_100_000;

    @Option(
            names = "--fans",
            paramLabel = "N",
            description = "How many follow the one whom so many follow (default: ${DEFAULT-VALUE}).")
    private int fans = 1_000_000;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long each load lasts (default: ${DEFAULT-VALUE}).")
    private int seconds = 6;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often each is measured; the median counts (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            description =
                    "How long it is asked before anything counts, and a third of that before each other kind of load (default: ${DEFAULT-VALUE}).")
    private int warmUp = 60;

    @Option(names = "--json", description = "End with one JSON object instead of the table.")
    private boolean json;

    @Option(names = "--data", paramLabel = "DIR", description = "Where the graph is kept (default: ${DEFAULT-VALUE}).")
    private Path path = Path.of("kith-bench");

    @Mixin
    private Options.Http http = new Options.Http();

    @Mixin
    Options.Common common = new Options.Common();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (people < 2
                || fans < people
                || follows < 1
                || seconds < 1
                || rounds < 1
                || warmUp < 0
                || follows > (long) people * (people - 1) / 4) {
            throw CommandFailure.usage(
                    "Such a graph cannot be made or measured: at least two people, no more of them than fans, "
                            + "a quarter of all follows among them at most, and a second and a round at least");
        }
        Wrk.requireInstalled();
        BenchGraph graph = new BenchGraph(people, follows, fans);
        PrintWriter err = spec.commandLine().getErr();
        make(graph, err);
        DataDirectory directory = new DataDirectory(path);
        OperatorSecret secret = OperatorSecret.forTokens(null, directory);
        http.port = 0;
        Options.Neo4jPorts doors = Options.Neo4jPorts.closed();
        doors.bolt = TcpPorts.findFree();
        try (Graph open = Graph.openEmbedded(doors, directory, Graph.REQUEST_READ_TIMEOUT, true);
                Server server = Server.prepare(http, secret, Map.of(ConstantController.ON, true))
                        .start(open);
                Database driver = overBolt(doors.bolt, Objects.requireNonNull(open.password()))) {
            Wrk wrk = Wrk.against(server.url(), path);
            String tokens = tokens(graph, new OperatorTokens(secret, Clock.systemUTC()));
            String texts = path.resolve(TEXTS).toAbsolutePath().toString();
            Report report = new Bench(
                            graph,
                            wrk,
                            server.url(),
                            open.database(),
                            driver,
                            tokens,
                            texts,
                            seconds,
                            rounds,
                            warmUp,
                            err)
                    .run();
            spec.commandLine().getOut().println(json ? Json.of(report.asMap()) : report.asText());
        }
        return 0;
    }

    private static Database overBolt(int port, OperatorSecret password) {
        return DriverDatabase.open(
                URI.create("bolt://" + TcpPorts.LOOPBACK + ":" + port),
                "neo4j",
                password.value(),
                "",
                Graph.REQUEST_READ_TIMEOUT);
    }

    private void make(BenchGraph graph, PrintWriter err) {
        Path made = path.resolve("bench-graph");
        String sizes = graph.toString();
        try {
            if (Files.exists(made)) {
                if (!Files.readString(made).equals(sizes)) {
                    throw CommandFailure.because(
                            "In " + path + " is a graph of other sizes; name another place with --data, or remove it");
                }
                return;
            }
            Files.createDirectories(path);
            Path edges = path.resolve("edges.tsv");
            err.println("Making a graph in " + path);
            Path users = path.resolve("users.csv");
            Path texts = path.resolve(TEXTS);
            graph.writeUsers(users);
            graph.writeFollows(edges);
            BenchGraph.writeTexts(users, texts, MANY_TEXTS);
            int code = new CommandLine(new ImportCommand())
                    .setOut(err)
                    .setErr(err)
                    .execute("--users", users.toString(), "--edges", edges.toString(), "--data", path.toString());
            if (code != 0) {
                throw CommandFailure.because("The graph could not be made; what is above says why");
            }
            Files.delete(users);
            Files.delete(edges);
            Files.writeString(made, sizes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of tokens of some who are no one's favourites. */
    private String tokens(BenchGraph graph, OperatorTokens tokens) {
        Random random = new Random(1);
        List<String> lines = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            lines.add(tokens.issue(new UserId(BenchGraph.FIRST + random.nextInt(graph.people())), Duration.ofDays(1)));
        }
        try {
            return Files.write(path.resolve("tokens"), lines).toAbsolutePath().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
