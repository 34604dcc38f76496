package dev.kith.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.kith.application.user.CreateUser;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.data.OperatorTokens;
import dev.kith.bootstrap.graph.TestGraph;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.doctor.Doctor;
import dev.kith.neo4j.doctor.Finding;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.user.Neo4jUsers;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deletion that the graph cannot finish, because another transaction holds a lock. */
final class UnfinishedDeletionsIT {

    private static final OperatorSecret SECRET = new OperatorSecret("0123456789abcdef0123456789abcdef", null, false);

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final long ADMIN = 1;
    private static final long DELETED = 2;
    private static final int PEOPLE = 12;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Database database = TestGraph.emptied();
    private final CountDownLatch analystIsDone = new CountDownLatch(1);

    private Server server = server();

    private static Server server() {
        Options.Http options = new Options.Http();
        options.port = 0;
        return Server.prepare(options.settings(), SECRET).start(TestGraph.open());
    }

    @BeforeEach
    void a_user_who_follows_everyone() throws Exception {
        CreateUser createUser = new CreateUser(new Neo4jUsers(database), Clock.systemUTC(), UUID::randomUUID);
        for (int number = 1; number <= PEOPLE; number++) {
            assertThat(createUser.handle(
                            null,
                            new Username("user" + number),
                            Profile.EMPTY,
                            null,
                            number == ADMIN ? Role.ADMIN : Role.MEMBER))
                    .isInstanceOf(CreateUserAnswer.Created.class);
        }
        for (long other = 3; other <= PEOPLE; other++) {
            assertThat(send(DELETED, "POST", "/user/" + other + "/follow/").statusCode())
                    .isEqualTo(204);
        }
        assertThat(send(3, "POST", "/user/2/follow/").statusCode()).isEqualTo(204);
    }

    @AfterEach
    void stop() {
        analystIsDone.countDown();
        server.close();
    }

    private HttpResponse<String> send(long user, String method, String path) throws Exception {
        String token = new OperatorTokens(SECRET, Clock.systemUTC()).issue(new UserId(user), Duration.ofMinutes(5));
        return http.send(
                HttpRequest.newBuilder(server.url().resolve("/api/v2" + path))
                        .header("Authorization", "Bearer " + token)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    /** Another transaction locks a user, until the test ends it. */
    private CompletableFuture<Void> lock(long user) throws InterruptedException {
        CountDownLatch isLocked = new CountDownLatch(1);
        CompletableFuture<Void> analyst = CompletableFuture.runAsync(() -> {
            var _ = database.write(transaction -> {
                var _ = transaction.run(
                        "MATCH (u:User {id: $id}) SET u.locked = true REMOVE u.locked", Map.of("id", user));
                isLocked.countDown();
                try {
                    return analystIsDone.await(2, java.util.concurrent.TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        });
        isLocked.await();
        return analyst;
    }

    private void assertThatCountsAgree() throws Exception {
        for (long user = 3; user <= PEOPLE; user++) {
            for (String list : List.of("followers", "followings")) {
                Map<String, Object> page = json(send(ADMIN, "GET", "/user/" + user + "/" + list + "/"));
                Map<String, Object> profile = json(send(ADMIN, "GET", "/user/" + user + "/"));
                assertThat(((List<?>) page.get("results")).size())
                        .as("%s of %s", list, user)
                        .isEqualTo(((Number) page.get("count")).intValue())
                        .isEqualTo(((Number) profile.get(list + "_counter")).intValue());
            }
        }
    }

    private static Map<String, Object> json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSONObjectUtils.parse(answer.body());
    }

    private void awaitTheDeletion() throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (send(ADMIN, "GET", "/user/" + DELETED + "/").statusCode() != 404) {
            assertThat(Instant.now()).as("the deletion has not finished").isBefore(end);
            Thread.sleep(200);
        }
        assertThatCountsAgree();
        assertThat(json(send(ADMIN, "GET", "/user/3/followers/")).get("count")).isEqualTo(0L);
        assertThat(findings()).isEmpty();
    }

    private List<Finding> findings() {
        return new Doctor(database).examine(false, _ -> {});
    }

    @Test
    void finishes_by_itself_and_until_then_every_list_agrees_with_its_count() throws Exception {
        CompletableFuture<Void> analyst = lock(3);
        assertThat(send(ADMIN, "DELETE", "/user/" + DELETED + "/?hard=1").statusCode())
                .isEqualTo(503);
        assertThatCountsAgree();
        assertThat(send(ADMIN, "DELETE", "/user/" + DELETED + "/?hard=1").statusCode())
                .isEqualTo(503);
        assertThatCountsAgree();
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.description()).isEqualTo("No deletion is half done.");
            assertThat(finding.examples()).containsExactly("user " + DELETED);
        });

        analystIsDone.countDown();
        analyst.join();
        awaitTheDeletion();
        assertThat(send(ADMIN, "DELETE", "/user/" + DELETED + "/?hard=1").statusCode())
                .isEqualTo(404);
    }

    @Test
    void finishes_after_a_restart() throws Exception {
        CompletableFuture<Void> analyst = lock(3);
        assertThat(send(ADMIN, "DELETE", "/user/" + DELETED + "/?hard=1").statusCode())
                .isEqualTo(503);
        server.close();
        server = server();
        assertThatCountsAgree();

        analystIsDone.countDown();
        analyst.join();
        awaitTheDeletion();
    }
}
