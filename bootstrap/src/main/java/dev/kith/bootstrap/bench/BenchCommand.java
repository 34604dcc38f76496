package dev.kith.bootstrap.bench;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Converters;
import dev.kith.bootstrap.commandline.Json;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.configuration.RemoteNeo4jSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.data.OperatorTokens;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.GraphClock;
import dev.kith.bootstrap.graph.TcpPorts;
import dev.kith.bootstrap.importing.ImportCommand;
import dev.kith.bootstrap.server.Server;
import dev.kith.domain.key.KeyText;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.transport.DriverDatabase;
import dev.kith.neo4j.user.Neo4jUsers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        sortOptions = false,
        description = "Measures the server on this machine and compares each load with a baseline of the same run. "
                + "Needs wrk. The first run generates a graph, which is kept for the next run. "
                + "With --neo4j the graph is there; it must be empty, or the benchmark's.")
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

    @Option(
            names = "--other-server",
            paramLabel = "URL",
            converter = Converters.HttpUrl.class,
            description =
                    "Also measure this running server of the same graph and the same --jwt-secret; may be repeated.")
    private List<URI> otherServers = List.of();

    @Mixin
    private Options.RemoteNeo4j neo4j = new Options.RemoteNeo4j();

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
        DataDirectory directory = new DataDirectory(path);
        OperatorSecret secret = OperatorSecret.forTokens(null, directory);
        Report report = neo4j.uri == null
                ? measureEmbedded(graph, directory, secret)
                : measureRemote(graph, neo4j.uri, directory, secret);
        spec.commandLine().getOut().println(json ? Json.of(report.asMap()) : report.asText());
        return 0;
    }

    private Report measureEmbedded(BenchGraph graph, DataDirectory directory, OperatorSecret secret) {
        create(graph);
        Neo4jPortSettings ports = new Neo4jPortSettings(TcpPorts.findFree(), 0);
        try (Graph open = Graph.openEmbedded(ports, directory, Graph.REQUEST_READ_TIMEOUT, true);
                Database driver = overBolt(ports.bolt(), Objects.requireNonNull(open.password()))) {
            return measure(graph, open, driver, null, secret);
        }
    }

    private Report measureRemote(BenchGraph graph, URI uri, DataDirectory directory, OperatorSecret secret) {
        try (Graph open =
                        Graph.open(neo4j.settings(), Neo4jPortSettings.CLOSED, directory, Graph.REQUEST_READ_TIMEOUT);
                RawDriver raw = RawDriver.open(uri, neo4j.settings(), directory)) {
            createRemote(graph, open.database());
            return measure(graph, open, open.database(), raw, secret);
        }
    }

    private Report measure(
            BenchGraph graph, Graph open, Database driver, @Nullable RawDriver raw, OperatorSecret secret) {
        http.port = 0;
        http.constantBodies = true;
        KeyText key = KeyText.random(new SecureRandom());
        http.serviceKey = key;
        http.webhookTargets = "127.0.0.0/8";
        try (Server server = Server.prepare(http.settings(), secret).start(open)) {
            Path tokens = write("tokens", tokens(graph, new OperatorTokens(secret, GraphClock.UTC)));
            Path serviceKey = write("service-key", List.of(key.text()));
            Target target = new Target(
                    server.url(), otherServers, open.database(), driver, raw, tokens, serviceKey, searchTexts());
            Timing timing = new Timing(seconds, rounds, warmUp);
            Wrk wrk = Wrk.in(path);
            PrintWriter err = spec.commandLine().getErr();
            Report report = new Report();
            new Bench(graph, target, timing, wrk, err, report).run();
            new GraphBench(graph, target, timing, wrk, err, report).run();
            return report;
        }
    }

    private static Database overBolt(int port, OperatorSecret password) {
        return DriverDatabase.open(
                URI.create("bolt://" + TcpPorts.LOOPBACK + ":" + port),
                "neo4j",
                password.value(),
                "",
                Graph.REQUEST_READ_TIMEOUT);
    }

    private void create(BenchGraph graph) {
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
            generate(graph, List.of());
            Files.writeString(marker, sizes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills an empty graph. The benchmark writes, so it refuses any other than its own. */
    private void createRemote(BenchGraph graph, Database database) {
        Neo4jUsers users = new Neo4jUsers(database);
        boolean isEmpty = users.find(new UserId(BenchGraph.STAR)).isEmpty();
        boolean hasAll = users.find(new UserId(BenchGraph.STAR + graph.fans())).isPresent();
        boolean hasMore =
                users.find(new UserId(BenchGraph.FIRST + graph.fans())).isPresent();
        if (hasMore || isEmpty == hasAll) {
            throw CommandFailure.because("The graph in " + neo4j.uri
                    + " is not the benchmark's, or has other sizes; name an empty Neo4j with --neo4j");
        }
        try {
            if (isEmpty) {
                generate(graph, neo4jArguments(neo4j.settings()));
            } else if (Files.notExists(searchTexts())) {
                Files.delete(writeUsers(graph));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> neo4jArguments(RemoteNeo4jSettings settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--neo4j",
                String.valueOf(settings.uri()),
                "--neo4j-user",
                settings.user(),
                "--neo4j-database",
                settings.database()));
        if (settings.password() != null) {
            arguments.addAll(List.of("--neo4j-password", settings.password()));
        }
        return arguments;
    }

    /** @param where further arguments of the import */
    private void generate(BenchGraph graph, List<String> where) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        err.println("Generating a graph in " + path);
        Path users = writeUsers(graph);
        Path edges = path.resolve("edges.tsv");
        graph.writeFollows(edges);
        List<String> arguments = new ArrayList<>(
                List.of("--users", users.toString(), "--edges", edges.toString(), "--data", path.toString()));
        arguments.addAll(where);
        int code =
                new CommandLine(new ImportCommand()).setOut(err).setErr(err).execute(arguments.toArray(String[]::new));
        if (code != 0) {
            throw CommandFailure.because("The graph could not be imported; see above");
        }
        Files.delete(users);
        Files.delete(edges);
    }

    /** Writes a file of all users, and one of texts to search for. */
    private Path writeUsers(BenchGraph graph) throws IOException {
        Path users = Files.createDirectories(path).resolve("users.csv");
        graph.writeUsers(users);
        BenchGraph.writeSearchTexts(users, searchTexts(), SEARCH_TEXTS);
        return users;
    }

    private Path searchTexts() {
        return path.resolve("texts").toAbsolutePath();
    }

    /** Access tokens of random ordinary users. */
    private static List<String> tokens(BenchGraph graph, OperatorTokens tokens) {
        Random random = new Random(1);
        List<String> lines = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            lines.add(tokens.issue(new UserId(BenchGraph.FIRST + random.nextInt(graph.people())), Duration.ofDays(1)));
        }
        return lines;
    }

    private Path write(String file, List<String> lines) {
        try {
            return Files.write(path.resolve(file), lines).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
