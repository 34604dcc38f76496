package dev.kith.bootstrap.several;

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
import dev.kith.bootstrap.graph.TcpPorts;
import dev.kith.bootstrap.graph.TestGraph;
import dev.kith.bootstrap.server.Server;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.doctor.Doctor;
import dev.kith.neo4j.journal.ReplayedJournal;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.user.Neo4jUsers;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
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

/**
 * Three servers in front of one Neo4j agree with each other, and each shows at once what another has answered. They run
 * in this process, each with its own connection to Neo4j and its own context, because processes take ten times as long
 * to start. {@link SeveralProcessesIT} uses processes.
 */
final class SeveralServersIT {

    /** In each storm, few to keep the build short. {@code -Dkith.storm=100000} runs the long storms. */
    private static final int REQUESTS = Integer.getInteger("kith.storm", 150);

    private static final int CLIENTS = Integer.getInteger("kith.storm.clients", 12);

    private static final int SERVERS = 3;

    private static final int PEOPLE = 12;

    private static final OperatorSecret SECRET = new OperatorSecret("0123456789abcdef0123456789abcdef", null, false);

    private static final OperatorTokens TOKENS = new OperatorTokens(SECRET, Clock.systemUTC());

    @TempDir
    static Path folder = Path.of("");

    private static Graph neo4j;

    private static final List<Graph> GRAPHS = new ArrayList<>();

    @BeforeAll
    static void connect() {
        DataDirectory data = new DataDirectory(folder);
        Neo4jPortSettings ports = new Neo4jPortSettings(TcpPorts.findFree(), 0);
        neo4j = Graph.openEmbedded(ports, data, Graph.REQUEST_READ_TIMEOUT, true);
        String password = Objects.requireNonNull(neo4j.password()).value();
        for (int server = 0; server < SERVERS; server++) {
            GRAPHS.add(Graph.open(
                    new RemoteNeo4jSettings(
                            URI.create("bolt://" + TcpPorts.LOOPBACK + ":" + ports.bolt()), "neo4j", password, ""),
                    Neo4jPortSettings.CLOSED,
                    data,
                    Graph.REQUEST_READ_TIMEOUT));
        }
    }

    @AfterAll
    static void close() {
        GRAPHS.forEach(Graph::close);
        neo4j.close();
    }

    @ParameterizedTest
    @EnumSource
    void an_answered_write_is_seen_at_once_through_every_server(CommunityMode mode) {
        try (Community community = new Community(mode)) {
            new Writers(
                            new Servers(community.urls(), SeveralServersIT::token),
                            mode,
                            community.admin,
                            community.people,
                            CLIENTS)
                    .run(REQUESTS, Contract.seed());
        }
        assertThat(new Doctor(neo4j.database()).examine(false, rule -> {})).isEmpty();
        ReplayedJournal.requireEqualTo(neo4j.database());
    }

    @ParameterizedTest
    @EnumSource
    void every_list_is_the_same_through_every_server(CommunityMode mode) {
        try (Community community = new Community(mode)) {
            List<URI> urls = community.urls();
            Storm storm = new Storm(client(urls), mode, community.admin, community.people);
            storm.run(REQUESTS, CLIENTS, Contract.seed());
            Map<String, List<Object>> lists =
                    storm.at(client(urls.subList(0, 1))).lists();
            for (URI other : urls.subList(1, SERVERS)) {
                assertThat(storm.at(client(List.of(other))).lists()).isEqualTo(lists);
            }
        }
        assertThat(new Doctor(neo4j.database()).examine(false, rule -> {})).isEmpty();
        ReplayedJournal.requireEqualTo(neo4j.database());
    }

    /** An empty graph with new users, and its servers. */
    private static final class Community implements AutoCloseable {

        private final long admin;
        private final List<Long> people;
        private final List<Server> servers;

        Community(CommunityMode mode) {
            Database database = neo4j.database();
            var _ = TestGraph.run(database, "MATCH (n) WHERE NOT n:Migration DETACH DELETE n");
            CreateUser create = new CreateUser(new Neo4jUsers(database), Clock.systemUTC(), UUID::randomUUID);
            admin = person(create, "root", Role.ADMIN);
            people = IntStream.range(0, PEOPLE)
                    .mapToObj(number -> person(create, "s" + number, Role.MEMBER))
                    .toList();
            Options.Http options = new Options.Http();
            options.port = 0;
            options.mode = mode;
            servers = GRAPHS.stream()
                    .map(graph -> Server.prepare(options.settings(), SECRET).start(graph))
                    .toList();
        }

        private static long person(CreateUser create, String name, Role role) {
            return switch (create.handle(null, new Username(name), Profile.EMPTY, null, role)) {
                case CreateUserAnswer.Created(var user) -> user.id().value();
                case CreateUserAnswer refused -> throw new AssertionError(refused);
            };
        }

        List<URI> urls() {
            return servers.stream().map(Server::url).toList();
        }

        @Override
        public void close() {
            servers.forEach(Server::close);
        }
    }

    private static StormClient client(List<URI> servers) {
        return new StormClient(servers, SeveralServersIT::token, SeveralServersIT::json);
    }

    private static String token(long user) {
        return TOKENS.issue(new UserId(user), Duration.ofHours(2));
    }

    private static Map<String, Object> json(String body) {
        try {
            return JSONObjectUtils.parse(body);
        } catch (ParseException e) {
            throw new AssertionError(body, e);
        }
    }
}
