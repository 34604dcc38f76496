package dev.kith.bootstrap.storm;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.kith.application.Contract;
import dev.kith.application.storm.Storm;
import dev.kith.application.storm.StormClient;
import dev.kith.application.user.CreateUser;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.configuration.RemoteNeo4jSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.data.OperatorTokens;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.TestGraph;
import dev.kith.bootstrap.server.Server;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.doctor.Doctor;
import dev.kith.neo4j.journal.ReplayedJournal;
import dev.kith.neo4j.user.Neo4jUsers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A storm of requests over the real graph: in process with caches, without, and over Bolt. */
final class StormIT {

    /** In each of the six storms, few to keep the build short. {@code -Dkith.storm=20000} runs the long storms. */
    private static final int REQUESTS = Integer.getInteger("kith.storm", 400);

    private static final int CLIENTS = Integer.getInteger("kith.storm.clients", 16);

    private static final OperatorSecret SECRET = new OperatorSecret("0123456789abcdef0123456789abcdef", null, false);

    @TempDir
    static Path folder = Path.of("");

    private static Graph inProcess;

    private static Graph overBolt;

    @BeforeAll
    static void openTheGraph() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Graph embedded = Graph.openEmbedded(
                new Neo4jPortSettings(port, 0), new DataDirectory(folder), Graph.REQUEST_READ_TIMEOUT, true);
        inProcess = embedded;
        overBolt = Graph.open(
                new RemoteNeo4jSettings(
                        URI.create("bolt://127.0.0.1:" + port),
                        "neo4j",
                        Objects.requireNonNull(embedded.password()).value(),
                        ""),
                Neo4jPortSettings.CLOSED,
                new DataDirectory(folder),
                Graph.REQUEST_READ_TIMEOUT);
    }

    @AfterAll
    static void closeTheGraph() {
        overBolt.close();
        inProcess.close();
    }

    @ParameterizedTest
    @EnumSource
    void every_answer_in_process_agrees_with_itself(CommunityMode mode) {
        storm(inProcess, mode, 64);
    }

    @ParameterizedTest
    @EnumSource
    void every_answer_without_caches_agrees_with_itself(CommunityMode mode) {
        storm(inProcess, mode, 0);
    }

    @ParameterizedTest
    @EnumSource
    void every_answer_over_bolt_agrees_with_itself(CommunityMode mode) {
        storm(overBolt, mode, 0);
    }

    private static void storm(Graph graph, CommunityMode mode, int cacheMib) {
        var _ = TestGraph.run(graph.database(), "MATCH (n) WHERE NOT n:Migration DETACH DELETE n");
        CreateUser createUser = new CreateUser(new Neo4jUsers(graph.database()), Clock.systemUTC(), UUID::randomUUID);
        long admin = person(createUser, "root", Role.ADMIN);
        List<Long> people = IntStream.range(0, 12)
                .mapToObj(number -> person(createUser, "s" + number, Role.MEMBER))
                .toList();
        try (Server server = server(graph, mode, cacheMib)) {
            Storm storm = storm(server, mode, admin, people);
            storm.run(REQUESTS, CLIENTS, Contract.seed());
            try (Server uncached = server(graph, mode, 0)) {
                assertThat(storm.lists()).isEqualTo(storm.at(client(uncached)).lists());
            }
        }
        assertThat(new Doctor(graph.database()).examine(false, rule -> {})).isEmpty();
        ReplayedJournal.requireEqualTo(graph.database());
    }

    private static long person(CreateUser createUser, String name, Role role) {
        return switch (createUser.handle(null, new Username(name), Profile.EMPTY, null, role)) {
            case CreateUserAnswer.Created(var user) -> user.id().value();
            case CreateUserAnswer refused -> throw new AssertionError(refused);
        };
    }

    private static Server server(Graph graph, CommunityMode mode, int cacheMib) {
        Options.Http options = new Options.Http();
        options.port = 0;
        options.mode = mode;
        options.cacheMib = cacheMib;
        return Server.prepare(options.settings(), SECRET).start(graph);
    }

    private static Storm storm(Server server, CommunityMode mode, long admin, List<Long> people) {
        return new Storm(client(server), mode, admin, people);
    }

    private static StormClient client(Server server) {
        OperatorTokens tokens = new OperatorTokens(SECRET, Clock.systemUTC());
        return new StormClient(
                server.url(), user -> tokens.issue(new UserId(user), Duration.ofMinutes(10)), StormIT::json);
    }

    private static Map<String, Object> json(String body) {
        try {
            return JSONObjectUtils.parse(body);
        } catch (ParseException e) {
            throw new AssertionError(body, e);
        }
    }
}
