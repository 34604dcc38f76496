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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The edges of users below {@code /graph/v1/users/{user}}. */
@MicronautTest
class TieRoutesTest {

    private static final String TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}Z";

    private static final String ACCEPT = "POST requests/received/%s/accept";
    private static final String REJECT = "POST requests/received/%s/reject";
    private static final String RESTORE = "POST requests/received/%s/restore";
    private static final String SEEN = "POST requests/received/%s/seen";

    private static final List<String> REACHING_OUT =
            List.of("PUT followings/%s", "PUT connections/%s", "PUT requests/sent/%s", ACCEPT);

    private static final List<String> UNDOING = List.of(
            "DELETE followings/%s",
            "DELETE followers/%s",
            "DELETE connections/%s",
            "DELETE requests/sent/%s",
            "DELETE blocks/%s",
            "PUT blocks/%s");

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    TestKeys keys;

    private IssuedKey key;
    private long ada;
    private long bob;

    @BeforeEach
    void create() {
        key = keys.create(KeyScope.TIES, KeyScope.USERS_READ);
        ada = people.user(people.name("ada"));
        bob = people.user(people.name("bob"));
    }

    /** @param action a method, and a path below the user with a place for the other user */
    private ApiClient.Response send(String action, Object user, Object other, String... headers) {
        String[] words = action.formatted(other).split(" ");
        return api.send(words[0], "/graph/v1/users/" + user + "/" + words[1], null, headers);
    }

    private ApiClient.Response byKey(String action, long user, long other) {
        return send(action, user, other, as(key));
    }

    private Map<String, Object> done(ApiClient.Response answer, int status, boolean changed) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.get("changed")).as(answer.raw().body()).isEqualTo(changed);
        assertThat(answer.get("state"))
                .isEqualTo(answer.raw().headers().firstValue("Kith-State").orElseThrow());
        return relationship(answer);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> relationship(ApiClient.Response answer) {
        return (Map<String, Object>) answer.get("relationship");
    }

    @Test
    void a_follow_is_made_once_and_ended_once() {
        Map<String, Object> followed = done(byKey("PUT followings/%s", ada, bob), 201, true);
        assertThat(followed)
                .containsEntry("from", Long.toString(ada))
                .containsEntry("to", Long.toString(bob))
                .containsEntry("following", true)
                .containsEntry("followed_by", false)
                .containsEntry("followed_by_since", null)
                .containsEntry("mutual", false)
                .containsEntry("connection", "none")
                .containsEntry("connection_since", null)
                .containsEntry("blocking", false)
                .containsEntry("blocking_since", null)
                .containsEntry("blocked_by", null)
                .doesNotContainKey("request_rejected_at");
        assertThat((String) followed.get("following_since")).matches(TIME);
        assertThat(done(byKey("PUT followings/%s", ada, bob), 200, false)).isEqualTo(followed);
        assertThat(done(byKey("PUT followings/%s", bob, ada), 201, true)).containsEntry("mutual", true);

        assertThat(done(byKey("DELETE followings/%s", ada, bob), 200, true)).containsEntry("following", false);
        assertThat(done(byKey("DELETE followings/%s", ada, bob), 200, false)).containsEntry("followed_by", true);
        assertThat(done(byKey("DELETE followers/%s", ada, bob), 200, true)).containsEntry("followed_by", false);
        done(byKey("DELETE followers/%s", ada, bob), 200, false);
    }

    private ApiClient.Response since(String list, String body, String... headers) {
        return api.send("PUT", "/graph/v1/users/" + ada + "/" + list + "/" + bob, body, headers);
    }

    @Test
    void a_key_brings_edges_of_the_past() {
        String[] json = as(key, "Content-Type", "application/json");
        String body = "{\"since\":\"2019-05-04T05:02:01.5+02:00\"}";
        String past = "2019-05-04T03:02:01.500000Z";
        assertThat(done(since("followings", body, json), 201, true)).containsEntry("following_since", past);
        assertThat(done(since("followings", "{\"since\":\"2018-01-01T00:00:00Z\"}", json), 200, false))
                .containsEntry("following_since", past);
        String lowerCase = "{\"since\":\"2019-05-04t03:02:01.5z\"}";
        assertThat(done(since("connections", lowerCase, json), 201, true)).containsEntry("connection_since", past);
        assertThat(done(since("followings", "{\"since\":null}", json), 200, false))
                .containsEntry("following_since", past);
        assertThat(done(since("blocks", "{}", json), 201, true)).containsEntry("blocking", true);
    }

    @Test
    void a_wrong_time_or_field_is_named_by_its_place() {
        String[] json = as(key, "Content-Type", "application/json");
        for (String wrong : List.of(
                "\"2999-01-01T00:00:00Z\"",
                "\"1969-12-31T23:59:59Z\"",
                "\"2019-05-04T03:02:01.1234567Z\"",
                "\"2019-05-04T03:02:01\"",
                "\"2019-02-30T03:02:01Z\"",
                "\"yesterday\"",
                "1556938921",
                "true")) {
            for (String list : List.of("followings", "connections")) {
                ApiClient.Response answer = since(list, "{\"since\":" + wrong + "}", json);
                isProblem(answer, 400, "invalid-request");
                assertThat(answer.raw().body()).contains("\"pointer\":\"/since\"");
            }
        }
        for (String list : List.of("followings", "blocks", "connections", "requests/sent")) {
            ApiClient.Response answer = since(list, "{\"sinse\":null}", json);
            isProblem(answer, 400, "invalid-request");
            assertThat(answer.raw().body()).contains("\"pointer\":\"/sinse\"", "\"code\":\"unknown\"");
        }
        isProblem(since("blocks", "{\"since\":\"2019-05-04T03:02:01Z\"}", json), 400, "invalid-request");
        isProblem(
                since(
                        "followings",
                        "{\"since\":\"2019-05-04T03:02:01Z\"}",
                        api.as(ada, "Content-Type", "application/json")),
                403,
                "not-yours");
        isProblem(since("followings", " ", json), 400, "malformed-json");
        isProblem(since("followings", "[]", json), 400, "malformed-json");
        isProblem(since("followings", "{}", as(key, "Content-Type", "text/plain")), 415, "unsupported-media-type");
        assertThat(api.get("/graph/v1/users/" + ada + "/relationships/" + bob, as(key))
                        .get("following"))
                .isEqualTo(false);
    }

    /** Many clients send the type with every request. */
    @Test
    void an_empty_body_may_have_its_type() {
        for (String list : List.of("followings", "connections", "blocks")) {
            assertThat(done(since(list, "", as(key, "Content-Type", "application/json")), 201, true))
                    .containsEntry("blocking", list.equals("blocks"));
        }
    }

    @Test
    void a_block_ends_everything_and_its_end_restores_nothing() {
        byKey("PUT followings/%s", ada, bob);
        byKey("PUT followings/%s", bob, ada);
        byKey("PUT connections/%s", ada, bob);

        assertThat(done(byKey("PUT blocks/%s", ada, bob), 201, true))
                .containsEntry("following", false)
                .containsEntry("followed_by", false)
                .containsEntry("connection", "none")
                .containsEntry("blocking", true);
        assertThat(done(byKey("PUT blocks/%s", ada, bob), 200, false)).containsEntry("blocked_by", null);
        for (String action : REACHING_OUT) {
            isProblem(byKey(action, ada, bob), 403, "blocked");
            isProblem(send(action, bob, ada, as(key)), 403, "blocked");
        }
        assertThat(done(byKey("DELETE blocks/%s", ada, bob), 200, true))
                .containsEntry("blocking", false)
                .containsEntry("following", false);
        done(byKey("DELETE blocks/%s", ada, bob), 200, false);
    }

    @Test
    void two_are_connected_at_once_and_disconnected_by_either() {
        byKey("PUT requests/sent/%s", bob, ada);
        Map<String, Object> connected = done(byKey("PUT connections/%s", ada, bob), 201, true);
        assertThat(connected).containsEntry("connection", "connected");
        assertThat((String) connected.get("connection_since")).matches(TIME);
        assertThat(done(byKey("PUT connections/%s", bob, ada), 200, false))
                .containsEntry("connection_since", connected.get("connection_since"));
        assertThat(done(send("DELETE connections/%s", bob, ada, api.as(bob)), 200, true))
                .containsEntry("connection", "none");
        done(byKey("DELETE connections/%s", ada, bob), 200, false);
        isProblem(send("PUT connections/%s", ada, bob, api.as(ada)), 403, "not-yours");
    }

    @Test
    void a_request_is_sent_and_answered() {
        assertThat(done(byKey("PUT requests/sent/%s", ada, bob), 201, true))
                .containsEntry("connection", "request_sent");
        done(byKey("PUT requests/sent/%s", ada, bob), 200, false);
        assertThat(done(byKey(SEEN, bob, ada), 200, true)).containsEntry("connection", "request_received");
        done(byKey(SEEN, bob, ada), 200, false);
        assertThat(done(byKey(ACCEPT, bob, ada), 200, true)).containsEntry("connection", "connected");
        done(byKey(ACCEPT, bob, ada), 200, false);
        done(byKey("PUT requests/sent/%s", ada, bob), 200, false);

        byKey("DELETE connections/%s", ada, bob);
        byKey("PUT requests/sent/%s", ada, bob);
        assertThat(done(byKey("PUT requests/sent/%s", bob, ada), 201, true)).containsEntry("connection", "connected");

        byKey("DELETE connections/%s", ada, bob);
        byKey("PUT requests/sent/%s", ada, bob);
        done(byKey("DELETE requests/sent/%s", ada, bob), 200, true);
        done(byKey("DELETE requests/sent/%s", ada, bob), 200, false);
        for (String action : List.of(ACCEPT, REJECT, RESTORE, SEEN)) {
            isProblem(byKey(action, bob, ada), 409, "no-request");
        }
    }

    @Test
    void a_rejection_is_told_to_nobody_but_a_key_that_may_read_what_is_private() {
        byKey("PUT requests/sent/%s", ada, bob);
        assertThat(done(send(REJECT, bob, ada, api.as(bob)), 200, true))
                .containsEntry("connection", "none")
                .containsEntry("connection_since", null)
                .doesNotContainKey("request_rejected_at");
        done(byKey(REJECT, bob, ada), 200, false);

        Map<String, Object> sent = done(send("PUT requests/sent/%s", ada, bob, api.as(ada)), 200, false);
        assertThat(sent).containsEntry("connection", "request_sent").doesNotContainKey("request_rejected_at");
        assertThat(api.get("/graph/v1/users/me/relationships/" + bob, api.as(ada))
                        .json())
                .isEqualTo(sent);

        IssuedKey all = keys.create(KeyScope.GRAPH);
        for (long user : List.of(ada, bob)) {
            String path = "/graph/v1/users/" + user + "/relationships/" + (user == ada ? bob : ada);
            assertThat((String) api.get(path, as(all)).get("request_rejected_at"))
                    .matches(TIME);
            assertThat(api.get(path, as(key)).json()).doesNotContainKey("request_rejected_at");
        }
        isProblem(byKey(ACCEPT, bob, ada), 409, "no-request");
        assertThat(done(byKey(RESTORE, bob, ada), 200, true)).containsEntry("connection", "request_received");
        done(byKey(RESTORE, bob, ada), 200, false);
    }

    @Test
    void a_user_is_not_told_who_blocks_them() {
        people.hide(bob, ada);

        ApiClient.Response refused = send("PUT followings/%s", ada, bob, api.as(ada));
        isProblem(refused, 403, "blocked");
        ApiClient.Response own = send("PUT followings/%s", bob, ada, api.as(bob));
        assertThat(own.get("detail")).isEqualTo(refused.get("detail"));
        assertThat(done(send("DELETE followings/%s", ada, bob, api.as(ada)), 200, false))
                .containsEntry("blocked_by", null)
                .containsEntry("blocking", false);
        assertThat(done(byKey("DELETE followings/%s", ada, bob), 200, false)).containsEntry("blocked_by", null);
        IssuedKey all = keys.create(KeyScope.TIES, KeyScope.PRIVATE_READ);
        assertThat(done(send("DELETE followings/%s", ada, bob, as(all)), 200, false))
                .containsEntry("blocked_by", true);
    }

    @Test
    void a_suspended_user_undoes_but_does_not_reach_out() {
        byKey("PUT followings/%s", ada, bob);
        byKey("PUT followings/%s", bob, ada);
        people.status(ada, UserStatus.BLOCKED);
        for (String action : REACHING_OUT) {
            for (String[] caller : List.of(as(key), api.as(ada))) {
                if (!action.equals("PUT connections/%s") || caller[1].contains("kith_sk_")) {
                    ApiClient.Response answer = send(action, ada, bob, caller);
                    isProblem(answer, 403, "user-suspended");
                    assertThat(answer.get("ref")).isEqualTo(Long.toString(ada));
                }
            }
        }
        for (String action : UNDOING) {
            assertThat(byKey(action, ada, bob).status()).as(action).isBetween(200, 201);
        }
    }

    @Test
    void users_are_named_by_any_reference_and_refused_by_the_one_that_was_given() {
        done(send("PUT followings/%s", "me", bob, api.as(ada)), 201, true);
        for (String action : List.of("PUT followings/%s", "DELETE blocks/%s", SEEN)) {
            isProblem(send(action, ada, ada, as(key)), 422, "self-relation");
            isProblem(send(action, ada, "007", as(key)), 400, "invalid-reference");
            isProblem(send(action, "me", bob, as(key)), 400, "invalid-reference");
            ApiClient.Response unknown = send(action, ada, "ext:no%20one", as(key));
            isProblem(unknown, 404, "user-not-found");
            assertThat(unknown.get("ref")).isEqualTo("ext:no one");
            unknown = send(action, "999999999", bob, as(key));
            isProblem(unknown, 404, "user-not-found");
            assertThat(unknown.get("ref")).isEqualTo("999999999");
        }
        people.status(bob, UserStatus.SOFT_DELETED);
        ApiClient.Response deleted = byKey("PUT followings/%s", ada, bob);
        isProblem(deleted, 404, "user-not-found");
        assertThat(deleted.get("ref")).isEqualTo(Long.toString(bob));
    }

    @Test
    void a_token_acts_for_its_user_only_and_a_key_needs_the_scope() {
        for (String action : UNDOING) {
            isProblem(send(action, bob, ada, api.as(ada)), 403, "not-yours");
            ApiClient.Response answer = send(action, ada, bob, as(keys.create(KeyScope.TIES_READ, KeyScope.USERS)));
            isProblem(answer, 403, "insufficient-scope");
            assertThat(answer.get("scope")).isEqualTo("graph.ties.write");
        }
    }

    @Test
    void a_relationship_is_read_from_either_side() {
        byKey("PUT followings/%s", ada, bob);
        people.hide(bob, ada);
        String path = "/graph/v1/users/" + ada + "/relationships/";
        IssuedKey all = keys.create(KeyScope.TIES_READ, KeyScope.PRIVATE_READ);
        assertThat(api.get(path + bob, as(all)).json())
                .containsEntry("following", false)
                .containsEntry("blocked_by", true);
        assertThat(api.get(path + bob + "?fields=blocked_by,to", as(all)).json())
                .isEqualTo(Map.of("to", Long.toString(bob), "blocked_by", true));
        assertThat(api.get(path + bob, api.as(ada)).json()).containsEntry("blocked_by", null);
        assertThat(api.get(path + ada, as(key)).json())
                .containsEntry("following", false)
                .containsEntry("connection", "none")
                .containsEntry("to", Long.toString(ada));
        isProblem(api.get(path + bob, api.as(bob)), 403, "not-yours");
        isProblem(api.get(path + "999999999", as(key)), 404, "user-not-found");
        ApiClient.Response wrong = api.get(path + bob + "?fields=mutal", as(key));
        isProblem(wrong, 400, "invalid-request");
        assertThat(wrong.raw().body()).contains("\"parameter\":\"fields\"");
        ApiClient.Response scope = api.get(path + bob, as(keys.create(KeyScope.TIES_WRITE)));
        isProblem(scope, 403, "insufficient-scope");
        assertThat(scope.get("scope")).isEqualTo("graph.ties.read");
    }

    @Test
    void a_relationship_that_is_known_is_not_repeated() {
        String path = "/graph/v1/users/" + ada + "/relationships/" + bob;
        String tag = api.get(path, as(key)).raw().headers().firstValue("ETag").orElseThrow();
        assertThat(tag).startsWith("W/\"");
        assertThat(api.get(path, as(key, "If-None-Match", tag)).status()).isEqualTo(304);
        byKey("PUT followings/%s", bob, ada);
        assertThat(api.get(path, as(key, "If-None-Match", tag)).status()).isEqualTo(200);
    }
}
