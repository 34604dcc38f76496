package dev.kith.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Response;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.oauth.OAuth10aService;
import dev.kith.application.app.RegisterApp;
import dev.kith.application.user.CreateUser;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.data.OperatorTokens;
import dev.kith.bootstrap.graph.TestGraph;
import dev.kith.bootstrap.server.Server;
import dev.kith.domain.app.App;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.account.Neo4jApps;
import dev.kith.neo4j.doctor.Doctor;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.user.Neo4jUsers;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One graph: what is done in one dialect is there in the others. */
final class DialectsJourneyIT {

    private static final OperatorSecret TOKENS =
            new OperatorSecret("a-secret-for-tests-and-for-nothing-else", null, false);
    private static final String PASSWORD = "Correct-horse-9";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Database database = TestGraph.emptied();
    private final App app = app();
    private final Server server = server();
    private final String root = bearer(root());
    private final Person ada = join("ada");
    private final Person bob = join("bob");
    private final Person cyd = join("cyd");

    private record Person(long id, String name, String uuid) {}

    private App app() {
        SecureRandom random = new SecureRandom();
        return new RegisterApp(
                        new Neo4jApps(database), Clock.systemUTC(), () -> dev.kith.domain.account.Secret.random(random))
                .handle("Gallery");
    }

    private static Server server() {
        Options.Http options = new Options.Http();
        options.port = 0;
        return Server.prepare(options.settings(), TOKENS).start(TestGraph.open());
    }

    private long root() {
        var created = new CreateUser(new Neo4jUsers(database), Clock.systemUTC(), UUID::randomUUID)
                .handle(null, new Username("root"), Profile.EMPTY, null, Role.ADMIN);
        return ((CreateUserAnswer.Created) created).user().id().value();
    }

    private static String bearer(long user) {
        return "Bearer " + new OperatorTokens(TOKENS, Clock.systemUTC()).issue(new UserId(user), Duration.ofHours(1));
    }

    private Person join(String name) {
        String account = "{\"username\":\"%s\",\"email\":\"%s@example.org\",\"password\":\"%s\"}"
                .formatted(name, name, PASSWORD);
        long id = send(201, "POST", "/api/v2/account/create/", account, "Authorization", root)
                .get("id")
                .asLong();
        String uuid = send(
                        200,
                        "GET",
                        "/reflect/v1/users/" + name + "/profile",
                        "",
                        "x-client-id",
                        app.key().value())
                .get("id")
                .asText();
        return new Person(id, name, uuid);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode send(int status, String method, String path, String body, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(server.url().resolve(path))
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (headers.length > 0) {
                request.headers(headers);
            }
            if (body.startsWith("{")) {
                request.header("Content-Type", "application/json");
            } else if (!body.isEmpty()) {
                request.header("Content-Type", "application/x-www-form-urlencoded");
            }
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as("%s %s: %s", method, path, answer.body())
                    .isEqualTo(status);
            return json.readTree(answer.body());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    // ---- the same question in three dialects

    private static List<String> names(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(user -> user.get("username").asText())
                .toList();
    }

    private JsonNode selfCommunity(Person subject, String list) {
        return send(200, "GET", "/api/v2/user/" + subject.id + "/" + list, "");
    }

    private JsonNode px(Person subject, String list) {
        return send(200, "GET", "/px/v1/users/" + subject.id + "/" + list + "?consumer_key=" + app.key(), "");
    }

    private JsonNode reflect(Person subject, String list) {
        return send(
                200,
                "GET",
                "/reflect/v1/users/" + subject.uuid + "/" + list,
                "",
                "x-client-id",
                app.key().value());
    }

    private void followersAre(Person subject, List<String> mutualsFirst, List<String> newestFirst) {
        JsonNode first = selfCommunity(subject, "followers/");
        assertThat(names(first.get("results"))).isEqualTo(mutualsFirst);
        assertThat(first.get("count").asInt()).isEqualTo(mutualsFirst.size());
        JsonNode second = px(subject, "followers");
        assertThat(names(second.get("followers"))).isEqualTo(newestFirst);
        assertThat(second.get("followers_count").asInt()).isEqualTo(mutualsFirst.size());
        JsonNode third = reflect(subject, "followers");
        assertThat(names(third.get("data"))).isEqualTo(mutualsFirst);
        assertThat(third.get("total").asInt()).isEqualTo(mutualsFirst.size());
        assertThat(selfCommunity(subject, "").get("followers_counter").asInt()).isEqualTo(mutualsFirst.size());
        assertThat(send(200, "GET", "/px/v1/users/" + subject.id + "?consumer_key=" + app.key(), "")
                        .at("/user/followers_count")
                        .asInt())
                .isEqualTo(mutualsFirst.size());
        assertThat(send(
                                200,
                                "GET",
                                "/reflect/v1/users/" + subject.uuid,
                                "",
                                "x-client-id",
                                app.key().value())
                        .get("followersCount")
                        .asInt())
                .isEqualTo(mutualsFirst.size());
    }

    private void followingsAre(Person subject, List<String> names) {
        assertThat(names(selfCommunity(subject, "followings/").get("results"))).isEqualTo(names);
        assertThat(names(px(subject, "friends").get("friends"))).isEqualTo(names);
        assertThat(names(reflect(subject, "following").get("data"))).isEqualTo(names);
    }

    private void followThroughPx(Person follower, Person followee) throws Exception {
        try (OAuth10aService service = new ServiceBuilder(app.key().value())
                .apiSecret(app.secret().text())
                .build(new PxApi(server.url()))) {
            OAuthRequest signIn = new OAuthRequest(Verb.POST, server.url() + "/px/v1/oauth/access_token");
            signIn.addBodyParameter("x_auth_mode", "client_auth");
            signIn.addBodyParameter("x_auth_username", follower.name);
            signIn.addBodyParameter("x_auth_password", PASSWORD);
            service.signRequest(new OAuth1AccessToken("", ""), signIn);
            OAuth1AccessToken token;
            try (Response answer = service.execute(signIn)) {
                assertThat(answer.getCode()).as(answer.getBody()).isEqualTo(200);
                String[] parts = answer.getBody().split("[=&]");
                token = new OAuth1AccessToken(parts[1], parts[3]);
            }
            OAuthRequest follow =
                    new OAuthRequest(Verb.POST, server.url() + "/px/v1/users/" + followee.id + "/friends");
            service.signRequest(token, follow);
            try (Response answer = service.execute(follow)) {
                assertThat(answer.getCode()).as(answer.getBody()).isEqualTo(200);
            }
        }
    }

    @Test
    void followed_in_one_listed_in_another_removed_in_the_third() throws Exception {
        send(204, "POST", "/api/v2/user/" + ada.id + "/follow/", "", "Authorization", bearer(bob.id));
        send(204, "POST", "/api/v2/user/" + ada.id + "/follow/", "", "Authorization", bearer(cyd.id));
        followersAre(ada, List.of("cyd", "bob"), List.of("cyd", "bob"));

        followThroughPx(ada, bob);
        followersAre(ada, List.of("bob", "cyd"), List.of("cyd", "bob"));
        followersAre(bob, List.of("ada"), List.of("ada"));
        followingsAre(ada, List.of("bob"));

        String token = send(
                        200,
                        "POST",
                        "/oauth/token/",
                        "grant_type=password&username=bob&password=" + PASSWORD + "&client_id=" + app.key()
                                + "&scope=user")
                .get("access_token")
                .asText();
        JsonNode removed = send(
                200,
                "POST",
                "/reflect/v1/users/" + ada.uuid + "/remove-follower",
                "",
                "x-client-id",
                app.key().value(),
                "x-auth-token",
                token);
        assertThat(removed.get("removed").asBoolean()).isTrue();
        followersAre(bob, List.of(), List.of());
        followingsAre(ada, List.of());
        followersAre(ada, List.of("cyd", "bob"), List.of("cyd", "bob"));
        assertThat(selfCommunity(ada, "followers/?mutual=1").get("count").asInt())
                .isZero();
        assertThat(new Doctor(database).examine(false, rule -> {})).isEmpty();
    }
}
