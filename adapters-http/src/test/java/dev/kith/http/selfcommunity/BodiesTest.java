package dev.kith.http.selfcommunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.topic.TopicSetup;
import dev.kith.application.user.Users;
import dev.kith.domain.profile.Gender;
import dev.kith.domain.profile.LatLng;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.topic.Tag;
import dev.kith.domain.topic.TagId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares whole bodies, with their key order and nulls, with recorded ones that clients rely on. */
class BodiesTest {

    private static final String[] JSON = {"Content-Type", "application/json"};

    private final StringBuilder bodies = new StringBuilder();

    private ApiClient api;
    private long ada;
    private long bob;
    private long cyd;
    private long admin;

    @ParameterizedTest
    @ValueSource(strings = {"follow", "friendship"})
    void bodies_stay_as_they_are_to_the_byte(String mode) throws IOException {
        try (ApplicationContext context = ApplicationContext.run(
                Map.of("kith.test.mode", mode, "kith.selfcommunity.connection-actions", "status"), "test")) {
            EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
            api = context.getBean(ApiClient.class);
            people(context);
            ask();
            String found = bodies.toString().replace(server.getURI().toString(), "<server>");
            String name = "bodies-" + mode + ".txt";
            // the file to copy after an intended change
            Files.writeString(Path.of("target", name), found);
            assertThat(found).isEqualTo(expected(name));
        }
    }

    private static String expected(String name) throws IOException {
        try (InputStream text = BodiesTest.class.getResourceAsStream(name)) {
            return text == null ? "" : new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void people(ApplicationContext context) {
        TestUsers people = context.getBean(TestUsers.class);
        Profile whole = Profile.EMPTY
                .withRealName("Ada \"Countess\" Lovelace \u00e9\u20ac")
                .withBio("first\nlast")
                .withLocation("London")
                .withDescription("d")
                .withWebsite("https://example.org/ada")
                .withCompany("Analytical Engines", "programmer")
                .withHome(LatLng.parse("51.5,-0.1"))
                .withPosition(LatLng.parse("45.25,9.5"))
                .withDateOfBirth(LocalDate.of(1915, 12, 10))
                .withGender(Gender.FEMALE)
                .withAvatar(URI.create("https://example.org/ada.png"));
        ada = people.user("ada", whole, Role.EDITOR);
        bob = people.user("bob");
        cyd = people.user("cyd");
        admin = people.user("admin", Profile.EMPTY, Role.ADMIN);
        people.mutual(ada, bob);
        people.follow(cyd, ada);
        people.status(cyd, UserStatus.BLOCKED);
        TopicSetup topics = context.getBean(TopicSetup.class);
        topics.keep(new Category(new CategoryId(7), "Chess & more", "chess"));
        topics.keep(new Tag(
                new TagId(3),
                Tag.Type.USER,
                "gold",
                "",
                "#FFD700",
                true,
                true,
                false,
                Instant.parse("2024-02-01T00:00:00Z")));
        topics.tag(new UserId(ada), new TagId(3));
        context.getBean(Users.class).edit(new UserId(bob), user -> user.withEmail(null, false));
    }

    private void ask() {
        api.post("/api/v2/user/" + cyd + "/connection/request/", null, api.as(bob));
        post("connection action", "/api/v2/user/" + ada + "/connection/request/", null, bob);
        post(
                "discussion",
                "/api/v2/discussion/",
                "{\"title\":\"Which?\",\"text\":\"<e4> & \\\"d4\\\"\\nend\",\"categories\":[7]}",
                ada);
        post("post", "/api/v2/post/", "{\"text\":\"x\"}", ada);
        post("status", "/api/v2/status/", "{\"text\":\"y\"}", ada);
        for (long caller : new long[] {0, bob, admin}) {
            get("one", "/api/v2/user/" + ada + "/", caller);
            get("one without a profile", "/api/v2/user/" + bob + "/", caller);
            get("counters", "/api/v2/user/" + ada + "/counters/", caller);
            get("followers", "/api/v2/user/" + ada + "/followers/", caller);
            get("a page of followers", "/api/v2/user/" + ada + "/followers/?limit=1&offset=1", caller);
            get("connections", "/api/v2/user/" + ada + "/connections/", caller);
            get("feed", "/api/v2/user/" + ada + "/feed/", caller);
            get("autocomplete", "/api/v2/user/autocomplete/?search=ada&limit=1", caller);
        }
        get("me", "/api/v2/user/me/", ada);
        get("permission", "/api/v2/user/me/permission/", ada);
        get("search", "/api/v2/user/search/?search=a&limit=2", ada);
        get("all", "/api/v2/user/?limit=2&offset=1", ada);
        get("suggestions", "/api/v2/suggestion/user/", ada);
        get("hidden", "/api/v2/user/hidden_users/", ada);
        get("hidden ids", "/api/v2/user/hidden_users_id/", ada);
        get("is_followed", "/api/v2/user/" + bob + "/is_followed/", ada);
        get("is_follower", "/api/v2/user/" + bob + "/is_follower/", ada);
        get("is_hidden", "/api/v2/user/" + bob + "/is_hidden/", ada);
        get("is_hidden_by", "/api/v2/user/" + bob + "/is_hidden_by/", ada);
        get("is_connection", "/api/v2/user/" + bob + "/is_connection/", ada);
        get("connection_status", "/api/v2/user/" + bob + "/connection_status/", ada);
        get("requests", "/api/v2/user/connection/requests/", ada);
        get("requests of one", "/api/v2/user/" + bob + "/connection/requests_sent/", ada);
        post("statuses", "/api/v2/user/connection/statuses/", "{\"users\":[" + bob + "," + cyd + ",99]}", ada);
        post("match", "/api/v2/user/match/", "[\"ada\",\"bob\"]", ada);
        send("PATCH", "/api/v2/user/" + ada + "/", "{\"bio\":\"new\",\"gender\":\"Male\"}", ada);
        send("PATCH", "/api/v2/user/" + ada + "/", "{\"gender\":\"x\",\"website\":\"x\"}", ada);
        send("PATCH", "/api/v2/user/" + ada + "/", "{\"gender\":\"x\"}", bob);
        send("PATCH", "/api/v2/user/99/", "{\"gender\":\"x\"}", bob);
        get("preferences", "/api/v2/dynamic_preference/", 0);
        get("unknown", "/api/v2/user/99/", 0);
        get("unknown path", "/api/v2/nothing/", 0);
        get("not authenticated", "/api/v2/user/me/", 0);
        send("DELETE", "/api/v2/user/" + bob + "/?hard=x", null, ada);
        send("DELETE", "/api/v2/user/" + bob + "/?hard=x", null, bob);
        send("DELETE", "/api/v2/user/" + bob + "/", null, bob);
        get("a deleted one", "/api/v2/user/" + bob + "/", ada);
    }

    private void get(String what, String path, long caller) {
        add(what, caller, caller == 0 ? api.get(path) : api.get(path, api.as(caller)));
    }

    private void post(String what, String path, String body, long caller) {
        add(what, caller, api.post(path, body, body == null ? api.as(caller) : api.as(caller, JSON)));
    }

    private void send(String method, String path, String body, long caller) {
        add(method, caller, api.send(method, path, body, body == null ? api.as(caller) : api.as(caller, JSON)));
    }

    private void add(String what, long caller, ApiClient.Response answer) {
        String body = answer.raw()
                .body()
                .replaceAll("\"request_id\":\"[^\"]*\"", "\"request_id\":\"<id>\"")
                .replaceAll("\"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z\"", "\"<time>\"")
                .replaceAll("\"id\":[0-9]{12,}", "\"id\":\"<request>\"");
        bodies.append(what)
                .append(" for ")
                .append(caller)
                .append(": ")
                .append(answer.status())
                .append(' ')
                .append(body)
                .append('\n');
    }
}
