package dev.kith.http.graph;

import static dev.kith.http.graph.Answers.isProblem;
import static dev.kith.http.graph.TestKeys.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.key.IssuedKey;
import dev.kith.application.transaction.Transactions;
import dev.kith.domain.key.KeyScope;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The header {@code Idempotency-Key} of requests to {@code /graph/v1}. */
@MicronautTest
class IdempotencyKeyTest {

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    TestKeys keys;

    @Inject
    Transactions transactions;

    private IssuedKey key;
    private long ada;
    private long bob;

    @BeforeEach
    void create() {
        key = keys.create(KeyScope.GRAPH);
        ada = people.user(people.name("ada"));
        bob = people.user(people.name("bob"));
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }

    private ApiClient.Response send(String method, String path, String body, String once) {
        String[] headers = once == null
                ? as(key, "Content-Type", "application/json")
                : as(key, "Content-Type", "application/json", "Idempotency-Key", once);
        return api.send(method, "/graph/v1" + path, body, headers);
    }

    private String edge(String list) {
        return "/users/" + ada + "/" + list + "/" + bob;
    }

    private ApiClient.Response follow(String once) {
        return send("PUT", edge("followings"), "{}", once);
    }

    private void unfollow() {
        assertThat(send("DELETE", edge("followings"), null, null).status()).isEqualTo(200);
    }

    private boolean follows() {
        ApiClient.Response answer = send("GET", edge("relationships"), null, null);
        return (boolean) answer.get("following");
    }

    private static boolean isReplayed(ApiClient.Response answer) {
        return answer.raw().headers().firstValue("Idempotency-Replayed").isPresent();
    }

    /** The body without the state, which is newer in the second answer. */
    private static Map<String, Object> withoutState(ApiClient.Response answer) {
        Map<String, Object> body = new HashMap<>(answer.json());
        body.remove("state");
        return body;
    }

    @Test
    void a_late_repetition_does_not_follow_again() {
        String once = unique();
        ApiClient.Response first = follow(once);
        assertThat(first.status()).isEqualTo(201);
        assertThat(isReplayed(first)).isFalse();
        unfollow();
        ApiClient.Response late = follow(once);
        assertThat(late.status()).isEqualTo(201);
        assertThat(isReplayed(late)).isTrue();
        assertThat(withoutState(late)).isEqualTo(withoutState(first));
        assertThat(late.get("state"))
                .isEqualTo(late.raw().headers().firstValue("Kith-State").orElseThrow());
        assertThat(follows()).isFalse();

        assertThat(follow(null).status()).isEqualTo(201);
        unfollow();
        assertThat(follow(null).status()).isEqualTo(201);
        assertThat(follows()).isTrue();
    }

    @Test
    void an_answer_with_a_key_is_as_new_as_its_write() {
        ApiClient.Response before = follow(unique());
        unfollow();
        ApiClient.Response after = follow(unique());
        assertThat(before.get("state").toString())
                .isNotEqualTo(after.get("state").toString());
        assertThat(api.get("/graph/v1" + edge("relationships"), as(key, "Kith-State", (String) after.get("state")))
                        .get("following"))
                .isEqualTo(true);
    }

    @Test
    void of_eight_at_once_one_writes_and_all_get_its_answer() throws Exception {
        String once = unique();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<ApiClient.Response>> running = IntStream.range(0, 8)
                    .mapToObj(_ -> pool.submit(() -> follow(once)))
                    .toList();
            int writes = 0;
            for (Future<ApiClient.Response> each : running) {
                ApiClient.Response answer = each.get();
                assertThat(answer.status()).isEqualTo(201);
                assertThat(answer.get("changed")).isEqualTo(true);
                writes += isReplayed(answer) ? 0 : 1;
            }
            assertThat(writes).isEqualTo(1);
        }
    }

    @Test
    void a_key_belongs_to_one_request() {
        String once = unique();
        assertThat(follow(once).status()).isEqualTo(201);
        for (ApiClient.Response other : List.of(
                send("DELETE", edge("followings"), null, once),
                send("PUT", edge("blocks"), "{}", once),
                send("PUT", edge("followings"), "{ }", once),
                send("PUT", edge("followings") + "?create=true", "{}", once))) {
            isProblem(other, 422, "idempotency-key-reused");
        }
        assertThat(follows()).isTrue();
    }

    @Test
    void a_key_belongs_to_its_caller() {
        String once = unique();
        assertThat(follow(once).status()).isEqualTo(201);
        unfollow();
        String path = "/graph/v1" + edge("followings");
        IssuedKey other = keys.create(KeyScope.GRAPH);
        assertThat(api.send("PUT", path, null, as(other, "Idempotency-Key", once))
                        .status())
                .isEqualTo(201);
        assertThat(follows()).isTrue();
        unfollow();
        ApiClient.Response own = api.send("PUT", path, null, api.as(ada, "Idempotency-Key", once));
        assertThat(own.status()).isEqualTo(201);
        unfollow();
        assertThat(isReplayed(api.send("PUT", path, null, api.as(ada, "Idempotency-Key", once))))
                .isTrue();
        assertThat(follows()).isFalse();
    }

    @Test
    void quotes_are_no_part_of_a_key() {
        String once = unique();
        assertThat(isReplayed(follow("\"" + once + "\""))).isFalse();
        assertThat(isReplayed(follow(once))).isTrue();
    }

    @Test
    void a_request_that_is_not_valid_is_not_kept() {
        String once = unique();
        for (String wrong : List.of("{\"since\":1}", "{", "{\"x\":1}")) {
            assertThat(send("PUT", edge("followings"), wrong, once).status()).isEqualTo(400);
        }
        assertThat(follow(once).status()).isEqualTo(201);
    }

    @Test
    void a_refusal_by_a_rule_is_kept() {
        send("PUT", "/users/" + bob + "/blocks/" + ada, "{}", null);
        String once = unique();
        isProblem(follow(once), 403, "blocked");
        send("DELETE", "/users/" + bob + "/blocks/" + ada, null, null);
        ApiClient.Response late = follow(once);
        isProblem(late, 403, "blocked");
        assertThat(isReplayed(late)).isTrue();
        assertThat(follows()).isFalse();
        assertThat(follow(unique()).status()).isEqualTo(201);

        String unknown = "/users/ext:" + unique() + "/followings/" + bob;
        String other = unique();
        isProblem(send("PUT", unknown, "{}", other), 404, "user-not-found");
        assertThat(isReplayed(send("PUT", unknown, "{}", other))).isTrue();
        String self = unique();
        isProblem(send("PUT", "/users/" + ada + "/followings/" + ada, "{}", self), 422, "self-relation");
    }

    @Test
    void a_wrong_key_is_refused() {
        for (String wrong : List.of("", "\"\"", "a b", "x".repeat(256))) {
            ApiClient.Response answer = follow(wrong);
            isProblem(answer, 400, "invalid-request");
            assertThat(answer.raw().body()).contains("\"header\":\"Idempotency-Key\"");
        }
        assertThat(follows()).isFalse();
        assertThat(follow("x".repeat(255)).status()).isEqualTo(201);
        assertThat(send("GET", edge("relationships"), null, "a b").status()).isEqualTo(200);
    }

    @Test
    void a_write_that_cannot_keep_its_answer_refuses_a_key() {
        for (String request : List.of(
                "DELETE /users/" + ada,
                "POST /keys",
                "POST /keys/x/rotate",
                "DELETE /keys/x",
                "POST /events/tickets")) {
            String[] words = request.split(" ");
            ApiClient.Response answer = send(words[0], words[1], "{}", unique());
            isProblem(answer, 400, "invalid-request");
            assertThat(answer.raw().body()).contains("cannot keep its answer");
        }
        assertThat(send("GET", "/users/" + ada, null, null).get("deleted_at")).isNull();
    }

    @Test
    void a_post_that_only_reads_ignores_a_key() {
        String users = "{\"refs\":[\"" + ada + "\"]}";
        for (List<String> request : List.of(
                List.of("/users/lookup", users),
                List.of("/users/counts", users),
                List.of("/relationships", "{\"from\":\"" + ada + "\",\"to\":[\"" + ada + "\"]}"),
                List.of("/relationships/pairs", "{\"pairs\":[]}"))) {
            String key = unique();
            for (int time = 0; time < 2; time++) {
                assertThat(send("POST", request.get(0), request.get(1), key).status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void a_late_profile_does_not_replace_a_newer_one() {
        String user = "/users/ext:" + unique();
        String once = unique();
        ApiClient.Response created = send("PUT", user, "{\"name\":\"old\"}", once);
        assertThat(created.status()).isEqualTo(201);
        String patched = unique();
        assertThat(send("PATCH", user, "{\"name\":\"new\"}", patched).status()).isEqualTo(200);
        ApiClient.Response late = send("PUT", user, "{\"name\":\"old\"}", once);
        assertThat(late.status()).isEqualTo(201);
        assertThat(late.raw().body()).isEqualTo(created.raw().body());
        for (String name : List.of("ETag", "Location")) {
            assertThat(late.raw().headers().firstValue(name))
                    .isPresent()
                    .isEqualTo(created.raw().headers().firstValue(name));
        }
        assertThat(send("GET", user, null, null).get("name")).isEqualTo("new");
        assertThat(send("PATCH", user, "{\"name\":\"new\"}", patched).get("name"))
                .isEqualTo("new");
        ApiClient.Response conflict = send("PATCH", user, "{\"external_id\":\"another\"}", unique());
        isProblem(conflict, 422, "external-id-fixed");
    }

    @Test
    void a_late_dismissal_does_not_dismiss_again() {
        String once = unique();
        assertThat(send("PUT", edge("suggestions/dismissed"), "{}", once).status())
                .isEqualTo(201);
        assertThat(send("DELETE", edge("suggestions/dismissed"), null, unique()).get("changed"))
                .isEqualTo(true);
        assertThat(isReplayed(send("PUT", edge("suggestions/dismissed"), "{}", once)))
                .isTrue();
        assertThat(send("DELETE", edge("suggestions/dismissed"), null, null).get("changed"))
                .isEqualTo(false);
    }

    private String batch(List<String> users) {
        return users.stream()
                .map(user -> "{\"op\":\"follow\",\"from\":\"" + user + "\",\"to\":\"" + bob + "\"}")
                .collect(Collectors.joining(",", "{\"create_missing\":true,\"operations\":[", "]}"));
    }

    private long followers() {
        return ((Number) send("GET", "/users/" + bob + "/followers", null, null).get("count")).longValue();
    }

    @Test
    void a_batch_goes_on_after_the_parts_that_were_done() {
        List<String> users =
                IntStream.range(0, 600).mapToObj(_ -> "ext:" + unique()).toList();
        String body = batch(users);
        String once = unique();
        ApiClient.Response first = send("POST", "/ties/batch", body, once);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.get("applied")).isEqualTo(600);
        assertThat(followers()).isEqualTo(600);
        ApiClient.Response repeated = send("POST", "/ties/batch", body, once);
        assertThat(isReplayed(repeated)).isTrue();
        assertThat(withoutState(repeated)).isEqualTo(withoutState(first));

        // as if the first two parts had not been done: only the answer of the last part is kept
        transactions.forget(Instant.EPOCH, 1);
        send("POST", "/ties/batch", body.replace("\"follow\"", "\"unfollow\""), null);
        assertThat(followers()).isZero();
        ApiClient.Response rest = send("POST", "/ties/batch", body, once);
        assertThat(isReplayed(rest)).isFalse();
        assertThat(rest.get("applied")).isEqualTo(600);
        assertThat(followers()).isEqualTo(2 * 256);
        isProblem(send("POST", "/ties/batch", batch(users.subList(0, 3)), once), 422, "idempotency-key-reused");
    }

    @Test
    void a_batch_that_is_refused_as_a_whole_is_kept() {
        String body = "{\"atomic\":true,\"operations\":["
                + "{\"op\":\"follow\",\"from\":\"" + ada + "\",\"to\":\"" + bob + "\"},"
                + "{\"op\":\"accept\",\"from\":\"" + ada + "\",\"to\":\"" + bob + "\"}]}";
        String once = unique();
        isProblem(send("POST", "/ties/batch", body, once), 409, "batch-refused");
        send("PUT", "/users/" + bob + "/requests/sent/" + ada, "{}", null);
        ApiClient.Response late = send("POST", "/ties/batch", body, once);
        isProblem(late, 409, "batch-refused");
        assertThat(isReplayed(late)).isTrue();
        assertThat(follows()).isFalse();
        assertThat(send("POST", "/ties/batch", body, unique()).get("applied")).isEqualTo(2);
    }

    @Test
    void a_batch_of_users_is_saved_once() {
        String user = unique();
        String body = "{\"users\":[{\"ref\":\"ext:" + user + "\",\"name\":\"old\"},{\"ref\":\"x\"}]}";
        String once = unique();
        ApiClient.Response first = send("POST", "/users/batch", body, once);
        assertThat(first.status()).isEqualTo(207);
        send("PATCH", "/users/ext:" + user, "{\"name\":\"new\"}", null);
        ApiClient.Response late = send("POST", "/users/batch", body, once);
        assertThat(isReplayed(late)).isTrue();
        assertThat(late.raw().body()).isEqualTo(first.raw().body());
        assertThat(send("GET", "/users/ext:" + user, null, null).get("name")).isEqualTo("new");
    }
}
