package dev.kith.bootstrap.bench;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Json;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.data.OperatorTokens;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.GraphClock;
import dev.kith.bootstrap.graph.TcpPorts;
import dev.kith.bootstrap.importing.ImportCommand;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
                "Measures the server on this machine and compares each load with a baseline of the same run. Needs wrk. The first run "
                        + "generates a graph, which is kept for the next run.")
public final class BenchCommand implements Callable<Integer> {

    private static final int CALLERS = 1_000;

    /** More than the searches of a run, so that most texts are new to the server. */
    private static final int SEARCH_TEXTS = 300_000;

    @Option(
            names = "--people",
            paramLabel = "N",
            description = "The ordinary users, who follow each other (default: ${DEFAULT-VALUE}).")
    private int people = 200_000;

    @Option(names = "--follows", paramLabel = "N", description = "The follows among them (default: ${DEFAULT-VALUE}).")
    private int follows = 2_100_000;

    @Option(
            names = "--fans",
            paramLabel = "N",
            description = "The followers of the star, one account that all users follow (default: ${DEFAULT-VALUE}).")
    private int fans = 1_000_000;

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            description = "How long each measurement takes (default: ${DEFAULT-VALUE}).")
    private int seconds = 6;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "The measurements of each load, of which the median counts (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            description =
                    "How long to warm up before the first measurement; a third of it before each new kind of load (default: ${DEFAULT-VALUE}).")
    private int warmUp = 60;

    @Option(names = "--json", description = "End with one JSON object instead of the table.")
    private boolean json;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data directory of the graph (default: ${DEFAULT-VALUE}).")
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
                    "Use at least 2 people, at least as many fans, at most a quarter of all possible follows, "
                            + "and at least 1 second and 1 round; change --people, --fans, --follows, --seconds or --rounds");
        }
        Wrk.requireInstalled();
        BenchGraph graph = new BenchGraph(people, follows, fans);
        PrintWriter err = spec.commandLine().getErr();
        create(graph, err);
        DataDirectory directory = new DataDirectory(path);
        OperatorSecret secret = OperatorSecret.forTokens(null, directory);
        http.port = 0;
        http.constantBodies = true;
        Neo4jPortSettings ports = new Neo4jPortSettings(TcpPorts.findFree(), 0);
        try (Graph open = Graph.openEmbedded(ports, directory, Graph.REQUEST_READ_TIMEOUT, true);
                Server server = Server.prepare(http.settings(), secret).start(open);
                Database driver = overBolt(ports.bolt(), Objects.requireNonNull(open.password()))) {
            Path tokens = writeTokens(graph, new OperatorTokens(secret, GraphClock.UTC));
            Target target = new Target(server.url(), open.database(), driver, tokens, searchTexts());
            Timing timing = new Timing(seconds, rounds, warmUp);
            Report report = new Bench(graph, target, timing, Wrk.against(server.url(), path), err).run();
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

    private void create(BenchGraph graph, PrintWriter err) {
        Path marker = path.resolve("bench-graph");
        String sizes = graph.toString();
        try {
            if (Files.exists(marker)) {
                if (!Files.readString(marker).equals(sizes)) {
                    throw CommandFailure.because("The graph in " + path
                            + " has other sizes; choose another directory with --data, or delete it");
                }
                return;
            }
            Files.createDirectories(path);
            Path edges = path.resolve("edges.tsv");
            err.println("Generating a graph in " + path);
            Path users = path.resolve("users.csv");
            graph.writeUsers(users);
            graph.writeFollows(edges);
            BenchGraph.writeSearchTexts(users, searchTexts(), SEARCH_TEXTS);
            int code = new CommandLine(new ImportCommand())
                    .setOut(err)
                    .setErr(err)
                    .execute("--users", users.toString(), "--edges", edges.toString(), "--data", path.toString());
            if (code != 0) {
                throw CommandFailure.because("The graph could not be imported; see above");
            }
            Files.delete(users);
            Files.delete(edges);
            Files.writeString(marker, sizes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path searchTexts() {
        return path.resolve("texts").toAbsolutePath();
    }

    /** Writes a file of access tokens of random ordinary users. */
    private Path writeTokens(BenchGraph graph, OperatorTokens tokens) {
        Random random = new Random(1);
        List<String> lines = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            lines.add(tokens.issue(new UserId(BenchGraph.FIRST + random.nextInt(graph.people())), Duration.ofDays(1)));
        }
        try {
            return Files.write(path.resolve("tokens"), lines).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
