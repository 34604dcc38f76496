package dev.kith.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.user.CreateUserAnswer;
import dev.kith.application.user.NewUser;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.graph.TestGraph;
import dev.kith.bootstrap.server.Server;
import dev.kith.domain.key.KeyText;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.user.Neo4jUsers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backend connects its users by their external ids, over the real graph. */
final class TieJourneyIT {

    private static final OperatorSecret SECRET = new OperatorSecret("0123456789abcdef0123456789abcdef", null, false);

    private static final KeyText KEY = KeyText.random(new SecureRandom());

    private final HttpClient http = HttpClient.newHttpClient();
    private final Database graph = TestGraph.emptied();
    private final Server server = server();

    private static Server server() {
        Options.Http options = new Options.Http();
        options.port = 0;
        options.serviceKey = KEY;
        return Server.prepare(options.settings(), SECRET).start(TestGraph.open());
    }

    @BeforeEach
    void create_users() {
        Neo4jUsers users = new Neo4jUsers(graph);
        for (String name : new String[] {"ada", "bob"}) {
            assertThat(users.create(new NewUser(
                            null,
                            UUID.randomUUID(),
                            new Username(name),
                            Profile.EMPTY,
                            null,
                            new ExternalId("auth0|" + name),
                            Instant.now(),
                            Role.MEMBER)))
                    .isInstanceOf(CreateUserAnswer.Created.class);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.url().resolve("/graph/v1" + path))
                .header("Authorization", "Bearer " + KEY.text());
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return http.send(
                request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private String done(int status, String method, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(method, path, "");
        assertThat(answer.statusCode()).as(method + path + answer.body()).isEqualTo(status);
        return answer.body();
    }

    @Test
    void two_users_follow_connect_and_part() throws Exception {
        String ada = "/users/ext:auth0%7Cada/";
        String bob = "/users/ext:auth0%7Cbob/";
        String toBob = "ext:auth0%7Cbob";
        String toAda = "ext:auth0%7Cada";

        assertThat(done(201, "PUT", ada + "followings/" + toBob)).contains("\"changed\":true", "\"following\":true");
        assertThat(done(200, "PUT", ada + "followings/" + toBob)).contains("\"changed\":false", "\"following\":true");
        assertThat(done(201, "PUT", bob + "followings/" + toAda)).contains("\"mutual\":true");
        assertThat(done(201, "PUT", ada + "requests/sent/" + toBob)).contains("\"connection\":\"request_sent\"");
        assertThat(done(200, "POST", bob + "requests/received/" + toAda + "/reject"))
                .contains("\"connection\":\"none\"");
        assertThat(done(200, "GET", ada + "relationships/" + toBob))
                .contains("\"connection\":\"request_sent\"", "\"mutual\":true", "\"request_rejected_at\":\"20");
        assertThat(done(200, "POST", bob + "requests/received/" + toAda + "/restore"))
                .contains("\"connection\":\"request_received\"");
        assertThat(done(200, "POST", bob + "requests/received/" + toAda + "/accept"))
                .contains("\"connection\":\"connected\"");

        assertThat(done(201, "PUT", bob + "blocks/" + toAda))
                .contains("\"connection\":\"none\"", "\"mutual\":false", "\"blocking\":true");
        assertThat(done(403, "PUT", ada + "followings/" + toBob)).contains("\"code\":\"blocked\"");
        assertThat(done(200, "GET", ada + "relationships/" + toBob))
                .contains("\"following\":false", "\"connection\":\"none\"", "\"blocked_by\":true");
        assertThat(done(200, "DELETE", bob + "blocks/" + toAda)).contains("\"changed\":true");
        assertThat(done(201, "PUT", ada + "connections/" + toBob)).contains("\"connection\":\"connected\"");
        assertThat(done(200, "DELETE", bob + "connections/" + toAda)).contains("\"connection\":\"none\"");
        assertThat(done(200, "DELETE", bob + "connections/" + toAda)).contains("\"changed\":false");
    }

    @Test
    void an_app_brings_its_follows_and_looks_many_up() throws Exception {
        HttpResponse<String> follow = send(
                "PUT", "/users/ext:auth0%7Cada/followings/ext:auth0%7Cbob", "{\"since\":\"2019-05-04T03:02:01Z\"}");
        assertThat(follow.statusCode()).as(follow.body()).isEqualTo(201);
        String others = IntStream.range(0, 998)
                .mapToObj(number -> "\"ext:auth0|nobody" + number + "\"")
                .collect(Collectors.joining(","));

        HttpResponse<String> found = send(
                "POST",
                "/relationships",
                "{\"from\":\"ext:auth0|ada\",\"to\":[\"@bob\",\"ext:auth0|ada\"," + others
                        + "],\"fields\":[\"following_since\",\"mutual\"]}");

        assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
        assertThat(found.body())
                .startsWith("{\"data\":[{\"following_since\":\"2019-05-04T03:02:01.000000Z\",\"mutual\":false},"
                        + "{\"following_since\":null,\"mutual\":false},{\"ref\":\"ext:auth0|nobody0\",\"problem\":{")
                .contains("{\"ref\":\"ext:auth0|nobody997\"");
        HttpResponse<String> pairs =
                send("POST", "/relationships/pairs", "{\"pairs\":[{\"from\":\"@bob\",\"to\":\"@ada\"}]}");
        assertThat(pairs.body()).contains("\"following\":false", "\"followed_by\":true");
    }
}
