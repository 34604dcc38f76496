package dev.kith.http.graph;

import static dev.kith.http.graph.Answers.isProblem;
import static dev.kith.http.graph.TestKeys.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.key.IssuedKey;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code PUT}, {@code PATCH} and {@code DELETE /graph/v1/users/{user}}. */
@MicronautTest
class SaveUserRouteTest {

    private static final String USERS = "/graph/v1/users/";

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    TestKeys keys;

    private IssuedKey key;
    private String path;

    @BeforeEach
    void begin() {
        key = keys.create(KeyScope.USERS);
        path = USERS + "ext:" + UUID.randomUUID();
    }

    private ApiClient.Response send(String method, String path, String body, String... headers) {
        String[] all = as(key, headers);
        String[] typed = new String[all.length + 2];
        System.arraycopy(all, 0, typed, 0, all.length);
        typed[all.length] = "Content-Type";
        typed[all.length + 1] = "application/json";
        return api.send(method, path, body, typed);
    }

    private ApiClient.Response ok(String method, String path, String body, String... headers) {
        ApiClient.Response answer = send(method, path, body, headers);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer;
    }

    private static String tag(ApiClient.Response answer) {
        return answer.raw().headers().firstValue("ETag").orElseThrow();
    }

    private static void isInvalid(ApiClient.Response answer, String... pointers) {
        isProblem(answer, 400, "invalid-request");
        for (String pointer : pointers) {
            assertThat(answer.raw().body()).contains("\"pointer\":\"" + pointer + "\"");
        }
    }

    // ---- PUT

    @Test
    void an_external_id_creates_a_user_once() {
        String name = people.name("ada");
        String body = """
                {"username": "%s", "name": " Ada L. ", "bio": "one\\ntwo", "website": "https://ada.example/",
                 "discoverable": false, "lists": {"followers": "private"}}""".formatted(name);
        ApiClient.Response created = send("PUT", path, body);
        assertThat(created.status()).as(created.raw().body()).isEqualTo(201);
        assertThat(created.json())
                .containsEntry("external_id", path.substring((USERS + "ext:").length()))
                .containsEntry("username", name)
                .containsEntry("name", "Ada L.")
                .containsEntry("bio", "one\ntwo")
                .containsEntry("website", "https://ada.example/")
                .containsEntry("discoverable", false)
                .containsEntry("lists", Map.of("followers", "private", "followings", "public"));
        assertThat(created.raw().headers().firstValue("Location")).contains(USERS + created.get("id"));
        ApiClient.Response again = ok("PUT", path, body);
        assertThat(again.json()).isEqualTo(created.json());
        assertThat(tag(again)).isEqualTo(tag(created)).isEqualTo(tag(api.get(path + "?fields=id", as(key))));
    }

    @Test
    void a_user_without_a_body_has_the_defaults() {
        ApiClient.Response created = api.send("PUT", path, null, as(key));
        assertThat(created.status()).as(created.raw().body()).isEqualTo(201);
        assertThat(created.json())
                .containsEntry("username", "u" + ((String) created.get("uuid")).replace("-", ""))
                .containsEntry("name", null)
                .containsEntry("discoverable", true)
                .containsEntry("lists", Map.of("followers", "public", "followings", "public"));
    }

    @Test
    void what_a_replacement_leaves_out_gets_its_default() {
        send("PUT", path, "{\"name\": \"Ada\", \"bio\": \"b\", \"discoverable\": false}");
        ApiClient.Response replaced = ok("PUT", path, "{\"bio\": \"c\", \"name\": null}");
        assertThat(replaced.json())
                .containsEntry("name", null)
                .containsEntry("bio", "c")
                .containsEntry("discoverable", true);
        assertThat(ok("PUT", USERS + replaced.get("id"), "{\"name\": \"Ada\"}").json())
                .containsEntry("name", "Ada")
                .containsEntry("bio", null)
                .containsEntry("external_id", replaced.get("external_id"));
        isProblem(send("PUT", USERS + "@" + people.name("nobody"), "{}"), 404, "user-not-found");
    }

    @Test
    void a_taken_username_is_refused_for_new_users_and_others() {
        String name = people.name("ada");
        people.user(name);
        String body = "{\"username\": \"" + name.toUpperCase() + "\"}";
        isProblem(send("PUT", path, body), 409, "username-taken");
        isProblem(api.get(path, as(key)), 404, "user-not-found");
        send("PUT", path, "{}");
        isProblem(send("PUT", path, body), 409, "username-taken");
        isProblem(send("PATCH", path, body), 409, "username-taken");
    }

    @Test
    void conditions_guard_against_lost_changes() {
        isProblem(send("PUT", path, "{}", "If-Match", "*"), 412, "precondition-failed");
        String created = tag(send("PUT", path, "{}", "If-None-Match", "*"));
        isProblem(send("PUT", path, "{}", "If-None-Match", "*"), 412, "precondition-failed");
        String withCounts = tag(api.get(path + "?fields=counts", as(key)));
        String changed = tag(ok("PATCH", path, "{\"name\": \"Ada\"}", "If-Match", withCounts));
        for (String method : List.of("PUT", "PATCH")) {
            isProblem(send(method, path, "{\"name\": \"Bob\"}", "If-Match", created), 412, "precondition-failed");
        }
        isProblem(send("DELETE", path, null, "If-Match", created), 412, "precondition-failed");
        assertThat(api.get(path, as(key)).get("name")).isEqualTo("Ada");
        ok("PUT", path, "{\"name\": \"Bob\"}", "If-Match", "\"x\", " + changed);
        ok("PUT", path, "{\"name\": \"Cyd\"}", "If-Match", "*");
    }

    // ---- bodies

    @Test
    void every_wrong_field_is_named_by_its_pointer() {
        isInvalid(
                send("PUT", path, """
                        {"username": "a b", "name": 5, "bio": "\\u0000", "website": "ftp://x", "discoverable": "true",
                         "lists": {"followers": "friends", "posts": 1}, "e/m~ail": "x", "suspended": true}"""),
                "/username",
                "/name",
                "/bio",
                "/website",
                "/discoverable",
                "/lists/followers",
                "/lists/posts",
                "/e~1m~0ail",
                "/suspended");
        isInvalid(
                send("PATCH", USERS + people.user(people.name("ada")), "{\"external_id\": \"\\u0000\"}"),
                "/external_id");
        isInvalid(send("PUT", path, "{\"name\": \"" + "n".repeat(256) + "\"}"), "/name");
        isInvalid(send("PUT", path, "{\"lists\": []}"), "/lists");
        StringBuilder many = new StringBuilder("{\"x\": 1");
        for (int i = 0; i < 1_000; i++) {
            many.append(",\"").append("y".repeat(900)).append(i).append("\": 1");
        }
        assertThat(send("PUT", path, many.append('}').toString()).raw().body()).hasSizeLessThan(8_000);
        isProblem(api.get(path, as(key)), 404, "user-not-found");
    }

    @Test
    void a_body_that_is_no_sound_json_object_is_refused() {
        String deep = "{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}";
        for (String wrong : List.of(
                "{",
                "[]",
                "null",
                "5",
                " ",
                "{} {}",
                "{\"name\": \"a\", \"name\": \"b\"}",
                "{\"name\": \"\\ud800\"}",
                deep)) {
            isProblem(send("PUT", path, wrong), 400, "malformed-json");
        }
        isInvalid(send("PUT", path, deep.replace("[[", "[").replace("]]", "]")), "/a");
        isProblem(api.send("PUT", path, "{}", as(key)), 415, "unsupported-media-type");
        String patch = "application/merge-patch+json";
        assertThat(api.send("PATCH", USERS + people.user(people.name("ada")), "{}", as(key, "Content-Type", patch))
                        .status())
                .isEqualTo(200);
        for (String type : List.of(patch, "application/x-www-form-urlencoded", "application/*", "*/*", "text/json")) {
            isProblem(api.send("PUT", path, "{}", as(key, "Content-Type", type)), 415, "unsupported-media-type");
        }
    }

    @Test
    void a_body_may_have_a_megabyte() {
        String start = "{\"bio\": \"" + "b".repeat(100) + "\"";
        int mega = 1024 * 1024;
        ApiClient.Response most = send("PUT", path, start + " ".repeat(mega - start.length() - 1) + "}");
        assertThat(most.status()).as(most.raw().body()).isEqualTo(201);
        ApiClient.Response more = send("PUT", path, start + " ".repeat(mega - start.length()) + "}");
        isProblem(more, 413, "too-large");
        assertThat(more.get("limit")).isEqualTo(mega);
    }

    // ---- PATCH

    @Test
    void a_patch_changes_what_it_names() {
        send("PUT", path, "{\"name\": \"Ada\", \"bio\": \"b\", \"lists\": {\"followers\": \"private\"}}");
        ApiClient.Response patched =
                ok("PATCH", path, "{\"bio\": null, \"lists\": {\"followings\": \"followers\"}, \"suspended\": true}");
        assertThat(patched.json())
                .containsEntry("name", "Ada")
                .containsEntry("bio", null)
                .containsEntry("suspended", true)
                .containsEntry("lists", Map.of("followers", "private", "followings", "followers"));
        assertThat(ok("PATCH", path, "{\"lists\": null, \"suspended\": false}").json())
                .containsEntry("suspended", false)
                .containsEntry("lists", Map.of("followers", "public", "followings", "public"));
    }

    @Test
    void an_external_id_is_set_once() {
        String ada = USERS + people.user(people.name("ada"));
        String id = path.substring((USERS + "ext:").length());
        assertThat(ok("PATCH", ada, "{\"external_id\": \"" + id + "\"}").get("external_id"))
                .isEqualTo(id);
        ok("PATCH", ada, "{\"external_id\": \"" + id + "\"}");
        isProblem(send("PATCH", ada, "{\"external_id\": \"" + id + "2\"}"), 422, "external-id-fixed");
        isProblem(send("PATCH", ada, "{\"external_id\": null}"), 422, "external-id-fixed");
        String bob = USERS + people.user(people.name("bob"));
        isProblem(send("PATCH", bob, "{\"external_id\": \"" + id + "\"}"), 409, "external-id-taken");
        ok("PATCH", bob, "{\"external_id\": null}");
        isInvalid(send("PATCH", bob, "{\"external_id\": 7}"), "/external_id");
    }

    @Test
    void users_change_themselves_and_nobody_else() {
        long ada = people.user(people.name("ada"));
        long bob = people.user(people.name("bob"));
        String[] asAda = api.as(ada, "Content-Type", "application/json");
        assertThat(api.send("PATCH", USERS + "me", "{\"name\": \"Ada\"}", asAda).get("name"))
                .isEqualTo("Ada");
        isProblem(api.send("PATCH", USERS + bob, "{\"name\": \"Ada\"}", asAda), 403, "not-yours");
        isProblem(api.send("PATCH", USERS + ada, "{\"external_id\": \"x\"}", asAda), 403, "not-yours");
        isProblem(api.send("PATCH", USERS + ada, "{\"suspended\": false}", asAda), 403, "not-yours");
        isProblem(api.send("PUT", USERS + ada, "{}", asAda), 403, "not-yours");
        isProblem(api.send("DELETE", USERS + bob, null, asAda), 403, "not-yours");
        people.status(ada, UserStatus.BLOCKED);
        ApiClient.Response suspended = api.send("PATCH", USERS + "me", "{\"name\": \"Eve\"}", asAda);
        isProblem(suspended, 403, "user-suspended");
        assertThat(suspended.get("ref")).isEqualTo("me");
        isProblem(api.send("DELETE", USERS + "me", null, asAda), 403, "user-suspended");
    }

    // ---- DELETE

    @Test
    void a_deleted_user_keeps_the_external_id_until_erased() {
        String id = (String) send("PUT", path, "{}").get("id");
        assertThat(send("DELETE", path, null).status()).isEqualTo(204);
        assertThat(send("DELETE", path, null).status()).isEqualTo(204);
        assertThat(api.get(path, as(key)).get("deleted_at")).isNotNull();
        isProblem(send("PUT", path, "{}"), 409, "user-deleted");
        isProblem(send("PATCH", path, "{}"), 404, "user-not-found");
        isProblem(send("DELETE", path + "?erase=yes", null), 400, "invalid-request");
        assertThat(send("DELETE", path + "?erase=true", null).status()).isEqualTo(204);
        isProblem(send("DELETE", path + "?erase=true", null), 404, "user-not-found");
        isProblem(api.get(USERS + id, as(key)), 404, "user-not-found");
        ApiClient.Response next = send("PUT", path, "{}");
        assertThat(next.status()).isEqualTo(201);
        assertThat(next.get("id")).isNotEqualTo(id);
    }

    @Test
    void users_delete_themselves() {
        long ada = people.user(people.name("ada"));
        assertThat(api.send("DELETE", USERS + "me", null, api.as(ada)).status()).isEqualTo(204);
        assertThat(api.get(USERS + ada, as(key)).get("deleted_at")).isNotNull();
    }
}
