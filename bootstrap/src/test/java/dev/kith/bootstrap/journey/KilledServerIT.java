package dev.kith.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.kith.application.Contract;
import dev.kith.application.user.CreateUser;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.bootstrap.DistributedProgram;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.data.OperatorTokens;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.TcpPorts;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.doctor.Doctor;
import dev.kith.neo4j.journal.ReplayedJournal;
import dev.kith.neo4j.user.Neo4jUsers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.TransientException;

/** A server that is killed while it writes keeps every write that it has answered. */
final class KilledServerIT {

    /** {@code -Dkith.kills=100} for more. */
    private static final int KILLS = Integer.getInteger("kith.kills", 2);

    private static final int PEOPLE = 16;

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final OperatorTokens tokens =
            new OperatorTokens(new OperatorSecret(SECRET, null, false), Clock.systemUTC());
    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(Contract.seed());

    @TempDir
    Path folder = Path.of("");

    private List<Writer> writers = List.of();

    /** The answered writes of all writers. */
    private final AtomicInteger answers = new AtomicInteger();

    private volatile boolean killed;

    private final Neo4jPortSettings ports = new Neo4jPortSettings(TcpPorts.findFree(), 0);

    /** Committed transactions of the analyst who writes by hand. */
    private final AtomicInteger commits = new AtomicInteger();

    @BeforeEach
    void people() {
        try (Graph graph = graph()) {
            CreateUser createUser =
                    new CreateUser(new Neo4jUsers(graph.database()), Clock.systemUTC(), UUID::randomUUID);
            for (int number = 1; number <= PEOPLE; number++) {
                assertThat(createUser.handle(null, new Username("user" + number), Profile.EMPTY, null, Role.MEMBER))
                        .isInstanceOf(CreateUserAnswer.Created.class);
            }
        }
        writers = LongStream.rangeClosed(1, PEOPLE)
                .mapToObj(user -> new Writer(user, new Random(random.nextLong())))
                .toList();
    }

    private Graph graph() {
        return Graph.open(
                new Options.RemoteNeo4j().settings(),
                Neo4jPortSettings.CLOSED,
                new DataDirectory(folder),
                Graph.OPERATOR_READ_TIMEOUT);
    }

    /** Follows, unfollows and posts as one user, and remembers what was answered. */
    private final class Writer {

        private final long user;
        private final Random random;
        private final boolean[] follows = new boolean[PEOPLE + 1];
        private int posts;
        /** The write that was not answered: the followee, 0 for a post, -1 for none. */
        private int unanswered = -1;

        Writer(long user, Random random) {
            this.user = user;
            this.random = random;
        }

        void writeUntilKilled(String server) {
            try {
                while (true) {
                    int other = random.nextInt(PEOPLE + 1);
                    if (other == user) {
                        continue;
                    }
                    unanswered = other;
                    String path = other == 0 ? "/status/" : "/user/" + other + "/follow/";
                    int status = send(server, "POST", path, other == 0 ? "{\"text\":\"text\"}" : "")
                            .statusCode();
                    assertThat(status).isLessThan(300);
                    unanswered = -1;
                    answers.incrementAndGet();
                    if (other == 0) {
                        posts++;
                    } else {
                        follows[other] = !follows[other];
                    }
                }
            } catch (IOException unanswered) {
                // the last write may be there, or not
                assertThat(killed).as("the server was killed: %s", unanswered).isTrue();
            }
        }

        void check(String server) throws IOException {
            Set<Integer> followed = new HashSet<>();
            for (Object each : (List<?>)
                    read(server, "/user/" + user + "/followings/?limit=100").get("results")) {
                followed.add(((Number) ((Map<?, ?>) each).get("id")).intValue());
            }
            for (int other = 1; other <= PEOPLE; other++) {
                if (other == unanswered) {
                    follows[other] = followed.contains(other);
                }
                assertThat(followed.contains(other))
                        .as("%s follows %s", user, other)
                        .isEqualTo(follows[other]);
            }
            int found =
                    ((Number) read(server, "/user/" + user + "/feed/?limit=1").get("count")).intValue();
            if (unanswered == 0 && found == posts + 1) {
                posts++;
            }
            assertThat(found).as("posts of %s", user).isEqualTo(posts);
            unanswered = -1;
        }

        private Map<String, Object> read(String server, String path) throws IOException {
            try {
                return JSONObjectUtils.parse(send(server, "GET", path, "").body());
            } catch (ParseException e) {
                throw new AssertionError(path, e);
            }
        }

        private HttpResponse<String> send(String server, String method, String path, String body) throws IOException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/api/v2" + path))
                    .header("Authorization", "Bearer " + tokens.issue(new UserId(user), Duration.ofMinutes(5)))
                    .header("Content-Type", "application/json")
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .build();
            try {
                return http.send(request, BodyHandlers.ofString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    /** Connects two users and ends it again, over Bolt and without Kith. */
    private final class Analyst {

        private static final String TOGGLE = """
                MATCH (low:User {id: $low}), (high:User {id: $high})
                OPTIONAL MATCH (low)-[old:CONNECTED]->(high)
                FOREACH (_ IN CASE WHEN old IS NULL THEN [1] ELSE [] END |
                  CREATE (low)-[:CONNECTED {low: $low, high: $high, since: timestamp() * 1000}]->(high))
                DELETE old""";

        private final Random random = new Random(Contract.seed());

        void writeUntilKilled() throws IOException {
            try (Driver driver = GraphDatabase.driver("bolt://127.0.0.1:" + ports.bolt(), password());
                    Session session = driver.session()) {
                while (!killed) {
                    long low = 1 + random.nextInt(PEOPLE - 1);
                    long high = low + 1 + random.nextInt((int) (PEOPLE - low));
                    try {
                        session.run(TOGGLE, Map.of("low", low, "high", high)).consume();
                        commits.incrementAndGet();
                    } catch (TransientException deadlock) {
                        // nothing was written
                    }
                }
            } catch (Neo4jException unanswered) {
                assertThat(killed).as("the server was killed: %s", unanswered).isTrue();
            }
        }

        private AuthToken password() throws IOException {
            return AuthTokens.basic(
                    "neo4j",
                    Files.readString(folder.resolve(DataDirectory.NEO4J_PASSWORD))
                            .strip());
        }
    }

    @Test
    void no_answered_write_is_lost() throws IOException, InterruptedException {
        for (int kill = 0; kill < KILLS; kill++) {
            DistributedProgram.Server server = start();
            try (ExecutorService threads = Executors.newFixedThreadPool(PEOPLE + 1)) {
                for (Writer writer : writers) {
                    writer.check(server.address());
                }
                killed = false;
                var writing = writers.stream()
                        .map(writer -> threads.submit(() -> writer.writeUntilKilled(server.address())))
                        .toList();
                var byHand = threads.submit(() -> {
                    new Analyst().writeUntilKilled();
                    return null;
                });
                int enough = answers.get() + PEOPLE + random.nextInt(10 * PEOPLE);
                while (answers.get() < enough && writing.stream().noneMatch(Future::isDone)) {
                    Thread.sleep(1);
                }
                killed = true;
                server.kill();
                for (var each : writing) {
                    each.get();
                }
                byHand.get();
            } catch (ExecutionException e) {
                throw new AssertionError("a writer failed", e.getCause());
            } finally {
                server.kill();
            }
        }
        try (DistributedProgram.Server server = start()) {
            for (Writer writer : writers) {
                writer.check(server.address());
            }
        }
        System.out.println(answers + " answered writes and " + commits + " by hand survived " + KILLS + " kills");
        assertThat(answers.get()).isGreaterThanOrEqualTo(KILLS * PEOPLE);
        assertThat(commits.get()).isPositive();
        try (Graph graph = graph()) {
            assertThat(new Doctor(graph.database()).examine(false, rule -> {})).isEmpty();
            ReplayedJournal.requireEqualTo(graph.database());
        }
    }

    private DistributedProgram.Server start() throws IOException {
        return DistributedProgram.Server.start(DistributedProgram.process(List.of(
                "serve",
                "--data",
                folder.toString(),
                "--jwt-secret",
                SECRET,
                "--port",
                "0",
                "--bolt-port",
                Integer.toString(ports.bolt()),
                "--browser-port",
                "0")));
    }
}
