package dev.kith.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.kith.application.app.RegisterApp;
import dev.kith.application.room.RoomSetup;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.data.OperatorTokens;
import dev.kith.bootstrap.graph.TestGraph;
import dev.kith.bootstrap.server.Server;
import dev.kith.domain.app.App;
import dev.kith.domain.room.Room;
import dev.kith.domain.room.RoomId;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.account.Neo4jApps;
import dev.kith.neo4j.content.Neo4jRoomSetup;
import dev.kith.neo4j.doctor.Doctor;
import dev.kith.neo4j.spi.Database;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An application of the reflect dialect, its users, and the other dialect beside it, over the real graph. */
final class ReflectJourneyIT {

    private static final String PASSWORD = "Correct-horse-1";
    private static final String GIF = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
    private static final OperatorSecret SECRET = new OperatorSecret("0123456789abcdef0123456789abcdef", null, false);

    private final HttpClient http = HttpClient.newHttpClient();
    private final SecureRandom random = new SecureRandom();
    private final Database database = TestGraph.emptied();
    private final App app = app();
    private Server server = server();

    private Server server() {
        Options.Http options = new Options.Http();
        options.port = 0;
        return Server.prepare(options.settings(), SECRET).start(TestGraph.open());
    }

    private dev.kith.domain.account.Secret random() {
        return dev.kith.domain.account.Secret.random(random);
    }

    private App app() {
        return new RegisterApp(new Neo4jApps(database), Clock.systemUTC(), this::random).handle("Reader");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private record Person(long id, String uuid, String token) {}

    private HttpResponse<byte[]> send(String method, String path, String body, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            path.startsWith("http")
                                    ? URI.create(path)
                                    : server.url().resolve(path))
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            return http.send(
                    headers.length == 0
                            ? request.build()
                            : request.headers(headers).build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> json(HttpResponse<byte[]> answer) {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(body).isLessThan(300);
        try {
            return JSONObjectUtils.parse(body);
        } catch (ParseException e) {
            throw new AssertionError(body, e);
        }
    }

    private HttpResponse<byte[]> answer(String token, String method, String path, String body) {
        return send(
                method,
                "/reflect/v1/users" + path,
                body,
                "x-client-id",
                app.key().value(),
                "x-auth-token",
                token,
                "Content-Type",
                "application/json");
    }

    private Map<String, Object> as(Person person, String method, String path, String body) {
        return json(answer(person.token(), method, path, body));
    }

    private static List<Object> usernames(Map<String, Object> page, String list) {
        return ((List<?>) page.get(list))
                .stream()
                        .<Object>map(user -> ((Map<?, ?>) user).get("username"))
                        .toList();
    }

    private Map<String, Object> tokens(String form) {
        return json(send("POST", "/oauth/token/", form, "Content-Type", "application/x-www-form-urlencoded"));
    }

    /** An account made by an administrator of the other dialect, which signs in to the application. */
    private Person person(String name, String scope) {
        String admin = new OperatorTokens(SECRET, Clock.systemUTC()).issue(new UserId(1), Duration.ofMinutes(5));
        Map<String, Object> account = json(send(
                "POST",
                "/api/v2/account/create/",
                "{\"username\":\"%s\",\"email\":\"%s@example.org\",\"password\":\"%s\"}"
                        .formatted(name, name, PASSWORD),
                "Authorization",
                "Bearer " + admin,
                "Content-Type",
                "application/json"));
        Map<String, Object> tokens = tokens("grant_type=password&username=" + name + "&password=" + PASSWORD
                + "&client_id=" + app.key() + "&client_secret=" + app.secret().text() + "&scope="
                + URLEncoder.encode(scope, StandardCharsets.UTF_8));
        assertThat(tokens).containsEntry("scope", scope);
        Map<String, Object> narrowed = tokens(
                "grant_type=refresh_token&client_id=" + app.key() + "&refresh_token=" + tokens.get("refresh_token"));
        String token = (String) narrowed.get("access_token");
        Map<String, Object> profile = json(answer(token, "GET", "/" + name + "/profile", ""));
        return new Person(((Number) account.get("id")).longValue(), (String) profile.get("id"), token);
    }

    @Test
    void people_meet_in_one_dialect_and_are_seen_in_the_other() {
        TestGraph.run(
                database,
                "MERGE (s:Sequence {name: 'user'}) SET s.last = 1 CREATE (u:User:Listed {id: 1, uuid: randomUUID(), username: 'root', "
                        + "username_key: 'root', real_name: '', real_name_key: '', bio: '', description: '', description_key: '', location: '', location_key: '', "
                        + "gender: 'unspecified', website: '', company_name: '', company_role: '', email_confirmed: false, date_joined: datetime(), "
                        + "role: 'admin', status: 'a', reputation: 0})");
        Person ada = person("ada", "user");
        Person bob = person("bob", "user");
        Person cyd = person("cyd", "user.follow user.profile.read");

        Map<String, Object> profile = as(ada, "PUT", "/profile", """
                {"user": {"firstName": "Ada", "lastName": "King", "country": "UK", "socialLinks": {"web": "https://example.org"},
                 "avatar": "data:image/gif;base64,%s"}}""".formatted(GIF));
        assertThat(profile)
                .containsEntry("firstName", "Ada")
                .containsEntry("country", "UK")
                .containsEntry("socialLinks", Map.of("web", "https://example.org"));
        String picture = (String) ((Map<?, ?>) profile.get("avatarUrls")).get("small");
        assertThat(send("GET", picture, "").body())
                .isEqualTo(Base64.getDecoder().decode(GIF));
        assertThat(json(send("GET", "/api/v2/user/" + ada.id() + "/", "")))
                .containsEntry("avatar", picture)
                .containsEntry("real_name", "Ada King");
        assertThat(as(
                        ada,
                        "PATCH",
                        "/profile",
                        "{\"reflectionLanguages\": [\"20\"], \"display\": {\"theme\": \"dark\"}}"))
                .containsEntry("success", true);
        Map<String, Object> own = as(ada, "GET", "/profile?qdc=true", "");
        assertThat(own).containsEntry("isPasswordSet", true).containsEntry("email", "ada@example.org");
        assertThat(((Map<?, ?>) own.get("settings")).toString()).contains("reflectionLanguages=[20]", "theme=dark");

        assertThat(as(ada, "POST", "/" + bob.uuid() + "/toggle-follow", "")).containsEntry("followed", true);
        assertThat(as(bob, "POST", "/" + ada.uuid() + "/toggle-follow", "{\"action\": \"follow\"}"))
                .containsEntry("followed", true);
        assertThat(as(cyd, "POST", "/" + ada.uuid() + "/toggle-follow", "")).containsEntry("followed", true);
        assertThat(as(cyd, "POST", "/" + bob.uuid() + "/toggle-follow", "")).containsEntry("followed", true);
        assertThat(answer(cyd.token(), "GET", "/" + ada.uuid() + "/followers", "")
                        .statusCode())
                .isEqualTo(403);

        Map<String, Object> followers = as(ada, "GET", "/" + ada.uuid() + "/followers", "");
        assertThat(usernames(followers, "data")).containsExactly("bob", "cyd");
        assertThat(usernames(json(send("GET", "/api/v2/user/" + ada.id() + "/followers/", "")), "results"))
                .containsExactly("bob", "cyd");
        Map<String, Object> seen = as(cyd, "GET", "/" + ada.uuid(), "");
        assertThat(seen)
                .containsEntry("followed", true)
                .containsEntry("mutualFollowersCount", 1L)
                .containsEntry("followersCount", 2L);
        assertThat(usernames(seen, "mutualFollowers")).containsExactly("bob");

        assertThat(as(ada, "POST", "/" + bob.uuid() + "/remove-follower", "")).containsEntry("removed", true);
        assertThat(usernames(as(ada, "GET", "/" + ada.uuid() + "/followers", ""), "data"))
                .containsExactly("cyd");
        assertThat(json(send("GET", "/api/v2/user/" + ada.id() + "/counters/", "")))
                .containsEntry("followers", 1L)
                .containsEntry("followings", 1L);
        assertThat(usernames(as(ada, "GET", "/search?query=b", ""), "data")).containsExactly("bob");

        RoomSetup rooms = new Neo4jRoomSetup(database);
        rooms.keep(new Room(new RoomId(7), Room.Type.GROUP, "Chess", "chess", "", false, false, null));
        rooms.join(new UserId(ada.id()), new RoomId(7), Instant.now());
        rooms.join(new UserId(cyd.id()), new RoomId(7), Instant.now());
        assertThat(as(ada, "GET", "/my-rooms?name=CHESS", "")).containsEntry("total", 1L);
        assertThat(answer(bob.token(), "GET", "/search?roomId=7", "").statusCode())
                .isEqualTo(404);
        List<Object> members = new ArrayList<>();
        ((List<?>) as(ada, "GET", "/search?all=true&roomId=7&query=cyd", "").get("data"))
                .forEach(user -> members.add(((Map<?, ?>) user).get("isMember")));
        assertThat(members).containsExactly(true);

        for (int round = 0; round < 10; round++) {
            assertThat(IntStream.range(0, 2)
                            .parallel()
                            .mapToObj(number -> as(ada, "POST", "/" + cyd.uuid() + "/toggle-follow", "")
                                    .get("followed"))
                            .toList())
                    .containsExactlyInAnyOrder(true, false);
        }
        assertThat(as(ada, "PATCH", "/profile", "{\"privacy\": {\"followersVisibility\": \"private\"}}"))
                .containsEntry("success", true);
        assertThat(answer(bob.token(), "GET", "/" + ada.uuid() + "/followers", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "/api/v2/user/" + ada.id() + "/followers/", "").statusCode())
                .isEqualTo(403);
        assertThat(new Doctor(database).examine(false, rule -> {})).isEmpty();
    }

    @Test
    void turned_off_it_is_not_there() {
        server.close();
        Options.Http options = new Options.Http();
        options.port = 0;
        options.reflect = false;
        server = Server.prepare(options.settings(), SECRET).start(TestGraph.open());
        assertThat(send(
                                "GET",
                                "/reflect/v1/users/search",
                                "",
                                "x-client-id",
                                app.key().value())
                        .statusCode())
                .isEqualTo(404);
    }
}
