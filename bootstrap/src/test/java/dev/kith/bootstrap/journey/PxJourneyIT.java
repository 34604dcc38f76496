package dev.kith.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuth1RequestToken;
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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The whole program on a real Neo4j, and an application that nobody here wrote, from its registration to the end of its
 * token.
 */
final class PxJourneyIT {

    private static final OperatorSecret TOKENS =
            new OperatorSecret("a-secret-for-tests-and-for-nothing-else", null, false);
    private static final String PASSWORD = "Correct-horse-9";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private Database database = TestGraph.emptied();
    private Server server = start();
    private String admin = "";

    private static Server start() {
        Options.Http options = new Options.Http();
        options.port = 0;
        return Server.prepare(options.settings(), TOKENS).start(TestGraph.open());
    }

    @BeforeEach
    void an_admin() {
        var created = new CreateUser(new Neo4jUsers(database), Clock.systemUTC(), UUID::randomUUID)
                .handle(null, new Username("root"), Profile.EMPTY, null, Role.ADMIN);
        UserId root = ((CreateUserAnswer.Created) created).user().id();
        admin = "Bearer " + new OperatorTokens(TOKENS, Clock.systemUTC()).issue(root, Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String type, String authorization)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.url().resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", type);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private long member(String name) throws Exception {
        var answer = send(
                "POST",
                "/api/v2/account/create/",
                "{\"username\":\"%s\",\"email\":\"%s@example.org\",\"password\":\"%s\"}"
                        .formatted(name, name, PASSWORD),
                "application/json",
                admin);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return json.readTree(answer.body()).get("id").asLong();
    }

    private JsonNode read(String path) throws Exception {
        var answer = send("GET", path, "", "text/plain", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private OAuth1AccessToken threeLegs(OAuth10aService service) throws Exception {
        OAuth1RequestToken request = service.getRequestToken();
        URI page = URI.create(service.getAuthorizationUrl(request));
        assertThat(http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                        .body())
                .contains("Allow Gallery to act for you?");
        var allowed = send(
                "POST",
                "/px/v1/oauth/authorize",
                "answer=allow&username=ada&password=" + PASSWORD + "&oauth_token=" + request.getToken(),
                "application/x-www-form-urlencoded",
                "");
        return service.getAccessToken(request, allowed.body().replaceAll("(?s).*<code>([^<]+)</code>.*", "$1"));
    }

    private JsonNode signed(OAuth10aService service, OAuth1AccessToken token, Verb verb, String path, int status)
            throws Exception {
        return signed(service, token, new OAuthRequest(verb, server.url() + path), status);
    }

    private JsonNode signed(OAuth10aService service, OAuth1AccessToken token, OAuthRequest request, int status)
            throws Exception {
        service.signRequest(token, request);
        try (Response response = service.execute(request)) {
            assertThat(response.getCode()).as(response.getBody()).isEqualTo(status);
            return json.readTree(response.getBody());
        }
    }

    @Test
    void an_application_is_let_in_follows_for_a_user_and_is_shut_out() throws Exception {
        long ada = member("ada");
        long bob = member("bob");
        SecureRandom random = new SecureRandom();
        App app = new RegisterApp(
                        new Neo4jApps(database), Clock.systemUTC(), () -> dev.kith.domain.account.Secret.random(random))
                .handle("Gallery");
        String key = "?consumer_key=" + app.key();
        String friends = "/px/v1/users/" + bob + "/friends";
        try (OAuth10aService service = new ServiceBuilder(app.key().value())
                .apiSecret(app.secret().text())
                .callback("oob")
                .build(new PxApi(server.url()))) {
            OAuth1AccessToken token = threeLegs(service);
            assertThat(signed(service, token, Verb.GET, "/px/v1/users", 200)
                            .at("/user/id")
                            .asLong())
                    .isEqualTo(ada);

            assertThat(signed(service, token, Verb.POST, friends, 200)
                            .at("/user/followers_count")
                            .asLong())
                    .isEqualTo(1);
            assertThat(signed(service, token, Verb.POST, friends, 403)
                            .get("error")
                            .asText())
                    .isEqualTo("You already follow this user.");
            counts(ada, bob, key, 1);
            JsonNode listed = read("/px/v1/users/" + bob + "/followers" + key);
            assertThat(listed.at("/followers/0/id").asLong()).isEqualTo(ada);
            assertThat(read("/px/v1/users/" + ada + "/friends" + key)
                            .at("/friends/0/id")
                            .asLong())
                    .isEqualTo(bob);
            assertThat(read("/api/v2/user/" + bob + "/followers/")
                            .at("/results/0/id")
                            .asLong())
                    .isEqualTo(ada);
            assertThat(signed(service, token, Verb.GET, "/px/v1/users/search?term=bo", 200)
                            .at("/users/0/following")
                            .asBoolean())
                    .isTrue();

            assertThat(signed(service, token, Verb.DELETE, friends, 200)
                            .at("/user/followers_count")
                            .asLong())
                    .isZero();
            signed(service, token, Verb.DELETE, friends, 403);
            counts(ada, bob, key, 0);

            signed(service, token, Verb.POST, friends + "?odd=%C3%BC%20y", 200);
            OAuthRequest overridden = new OAuthRequest(Verb.POST, server.url() + friends);
            overridden.addBodyParameter("_method", "delete");
            overridden.addBodyParameter("odd", "a b+c=\u00fc");
            assertThat(signed(service, token, overridden, 200)
                            .at("/user/following")
                            .asBoolean())
                    .isFalse();
            counts(ada, bob, key, 0);

            var changed = send(
                    "PATCH",
                    "/api/v2/user/" + ada + "/change_password/",
                    "{\"password\":\"" + PASSWORD + "\",\"new_password\":\"Battery-staple-9\"}",
                    "application/json",
                    "Bearer "
                            + new OperatorTokens(TOKENS, Clock.systemUTC())
                                    .issue(new UserId(ada), Duration.ofHours(1)));
            assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);
            assertThat(signed(service, token, Verb.GET, "/px/v1/users", 401)
                            .get("error")
                            .asText())
                    .contains("was revoked");
        }
        assertThat(new Doctor(database).examine(false, rule -> {})).isEmpty();
    }

    /** The same number of follows wherever one is shown. */
    private void counts(long ada, long bob, String key, long follows) throws Exception {
        assertThat(read("/px/v1/users/" + bob + "/followers" + key)
                        .get("followers_count")
                        .asLong())
                .isEqualTo(follows);
        assertThat(read("/px/v1/users/" + ada + "/friends" + key)
                        .get("friends_count")
                        .asLong())
                .isEqualTo(follows);
        assertThat(read("/px/v1/users/" + bob + key).at("/user/followers_count").asLong())
                .isEqualTo(follows);
        assertThat(read("/px/v1/users/" + ada + key).at("/user/friends_count").asLong())
                .isEqualTo(follows);
        assertThat(read("/api/v2/user/" + bob + "/followers/").get("count").asLong())
                .isEqualTo(follows);
        assertThat(read("/api/v2/user/" + ada + "/counters/").get("followings").asLong())
                .isEqualTo(follows);
    }
}
