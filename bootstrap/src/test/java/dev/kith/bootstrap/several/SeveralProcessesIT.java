package dev.kith.bootstrap.several;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.user.CreateUser;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.configuration.RemoteNeo4jSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.data.OperatorTokens;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.several.Servers.Answer;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.doctor.Doctor;
import dev.kith.neo4j.journal.ReplayedJournal;
import dev.kith.neo4j.user.Neo4jUsers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The sample of several servers: processes in front of one Neo4j, of which one is killed. */
@DisabledOnOs(OS.WINDOWS)
final class SeveralProcessesIT {

    private static final int WRITES = Integer.getInteger("kith.storm", 150);

    private static final int CLIENTS = 12;

    private static final int PEOPLE = 12;

    private static final String PASSWORD = "Correct-horse-1";

    /** The stated bound for the end of a session on every server. */
    private static final Duration BOUND = Duration.ofSeconds(5);

    @TempDir
    static Path folder = Path.of("");

    private static ServerProcesses processes;

    private static Servers servers;

    private static long admin;

    private static List<Long> people = List.of();

    @BeforeAll
    static void start() throws IOException {
        processes = ServerProcesses.start(3, folder);
        OperatorTokens tokens = new OperatorTokens(
                OperatorSecret.existingForTokens(null, new DataDirectory(folder)), Clock.systemUTC());
        servers = new Servers(processes.servers(), user -> tokens.issue(new UserId(user), Duration.ofHours(2)));
        try (Graph graph = graph()) {
            CreateUser create = new CreateUser(new Neo4jUsers(graph.database()), Clock.systemUTC(), UUID::randomUUID);
            admin = person(create, "root", Role.ADMIN);
            people = IntStream.range(0, PEOPLE)
                    .mapToObj(number -> person(create, "s" + number, Role.MEMBER))
                    .toList();
        }
    }

    private static Graph graph() {
        return Graph.open(
                new RemoteNeo4jSettings(processes.neo4j(), "neo4j", null, ""),
                Neo4jPortSettings.CLOSED,
                new DataDirectory(folder),
                Graph.OPERATOR_READ_TIMEOUT);
    }

    private static long person(CreateUser create, String name, Role role) {
        return switch (create.handle(null, new Username(name), Profile.EMPTY, null, role)) {
            case CreateUserAnswer.Created(var user) -> user.id().value();
            case CreateUserAnswer refused -> throw new AssertionError(refused);
        };
    }

    @AfterAll
    static void stop() throws IOException {
        processes.close();
    }

    @Test
    void a_kill_of_one_server_loses_no_answered_write_and_the_others_go_on() throws InterruptedException {
        Writers writers = new Writers(servers, CommunityMode.FOLLOW, admin, people, CLIENTS);
        long seed = Contract.seed();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> running = thread.submit(() -> writers.run(WRITES, seed));
            awaitAnswers(writers, WRITES / 4, running);
            servers.takeP99();
            awaitAnswers(writers, WRITES / 2, running);
            double before = servers.takeP99();
            URI victim = servers.alive().getFirst();
            servers.mayDie(victim);
            processes.kill(victim);
            running.get();
            System.out.printf(
                    "p99 of the requests before the kill %.1f ms, after it %.1f ms%n", before, servers.takeP99());
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        }
        try (Graph graph = graph()) {
            assertThat(new Doctor(graph.database()).examine(false, rule -> {})).isEmpty();
            ReplayedJournal.requireEqualTo(graph.database());
        }
    }

    private static void awaitAnswers(Writers writers, int enough, Future<?> running) throws InterruptedException {
        while (writers.answered() < enough && !running.isDone()) {
            Thread.sleep(1);
        }
    }

    // ---- what ends at one server ends at the others

    private record Account(long id, String name) {}

    private record Tokens(String access, String refresh) {}

    @Test
    void a_revoked_token_is_refused_by_every_server_within_five_seconds() {
        Account ada = account("ada");
        Tokens tokens = signIn(one(), ada);
        isAccepted(tokens);
        assertThat(oauth(one(), "revoke_token", "token=" + tokens.access()).status())
                .isEqualTo(200);
        isRefusedWithinTheBound("revoked token", tokens);
    }

    @Test
    void a_password_changed_at_one_server_ends_the_tokens_at_every_server_within_five_seconds() {
        Account eva = account("eva");
        Tokens tokens = signIn(one(), eva);
        Tokens other = signIn(another(), eva);
        isAccepted(tokens);
        isAccepted(other);
        Answer changed =
                servers.send(HttpRequest.newBuilder(one().resolve("/api/v2/user/" + eva.id() + "/change_password/"))
                        .header("Authorization", "Bearer " + tokens.access())
                        .header("Content-Type", "application/json")
                        .method(
                                "PATCH",
                                BodyPublishers.ofString("{\"password\":\"%s\",\"new_password\":\"New-password-2\"}"
                                        .formatted(PASSWORD)))
                        .build());
        assertThat(Objects.requireNonNull(changed).status()).isEqualTo(204);
        isRefusedWithinTheBound("changed password", tokens);
        isRefusedWithinTheBound("changed password, other session", other);
    }

    @Test
    void a_refresh_token_reused_at_another_server_ends_the_tokens_at_every_server_within_five_seconds() {
        Account bob = account("bob");
        Tokens first = signIn(one(), bob);
        Answer refreshed =
                oauth(one(), "token", "grant_type=refresh_token&client_id=app&refresh_token=" + first.refresh());
        assertThat(refreshed.status()).isEqualTo(200);
        Tokens second = tokens(refreshed);
        isAccepted(second);
        assertThat(oauth(another(), "token", "grant_type=refresh_token&client_id=app&refresh_token=" + first.refresh())
                        .status())
                .isEqualTo(400);
        isRefusedWithinTheBound("reused refresh token", second);
    }

    private static URI one() {
        return servers.alive().getFirst();
    }

    private static URI another() {
        return servers.alive().getLast();
    }

    private static Account account(String name) {
        Answer created = servers.send(
                one(),
                admin,
                "POST",
                "/api/v2/account/create/",
                "{\"username\":\"%s\",\"email\":\"%s@example.org\",\"password\":\"%s\"}"
                        .formatted(name, name, PASSWORD));
        return new Account(Objects.requireNonNull(created).number("id"), name);
    }

    private static Tokens signIn(URI server, Account account) {
        return tokens(oauth(
                server,
                "token",
                "grant_type=password&client_id=app&username=" + account.name() + "&password=" + PASSWORD));
    }

    private static Tokens tokens(Answer answer) {
        return new Tokens((String) answer.json().get("access_token"), (String)
                answer.json().get("refresh_token"));
    }

    private static Answer oauth(URI server, String route, String form) {
        return Objects.requireNonNull(servers.send(HttpRequest.newBuilder(server.resolve("/oauth/" + route + "/"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build()));
    }

    /** Every server has now heard of the session. */
    private static void isAccepted(Tokens tokens) {
        for (URI server : servers.alive()) {
            assertThat(List.of(me(server, tokens), verify(server, tokens))).containsOnly(200);
        }
    }

    private static void isRefusedWithinTheBound(String what, Tokens tokens) {
        long started = System.nanoTime();
        for (URI server : servers.alive()) {
            while (me(server, tokens) == 200 || verify(server, tokens) == 200) {
                assertThat(System.nanoTime() - started).as(what).isLessThan(BOUND.toNanos());
                Servers.pause(Duration.ofMillis(20));
            }
            assertThat(List.of(me(server, tokens), verify(server, tokens))).containsOnly(401);
            System.out.printf("%s: refused by %s after %.1f s%n", what, server, (System.nanoTime() - started) / 1e9);
        }
    }

    private static int me(URI server, Tokens tokens) {
        return Objects.requireNonNull(servers.send(HttpRequest.newBuilder(server.resolve("/api/v2/user/me/"))
                        .header("Authorization", "Bearer " + tokens.access())
                        .build()))
                .status();
    }

    private static int verify(URI server, Tokens tokens) {
        return Objects.requireNonNull(servers.send(
                        server,
                        Servers.ANONYMOUS,
                        "POST",
                        "/api/v2/jwt/verify_token/",
                        "{\"token\":\"" + tokens.access() + "\"}"))
                .status();
    }
}
