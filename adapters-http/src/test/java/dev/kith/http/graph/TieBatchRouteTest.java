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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code POST /graph/v1/ties/batch}, and {@code create=true} on a single edge. */
@MicronautTest
class TieBatchRouteTest {

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
        key = keys.create(KeyScope.TIES, KeyScope.USERS);
        ada = people.user(people.name("ada"));
        bob = people.user(people.name("bob"));
    }

    private static String operation(String op, Object from, Object to) {
        return "{\"op\":\"" + op + "\",\"from\":\"" + from + "\",\"to\":\"" + to + "\"}";
    }

    private ApiClient.Response batchWith(String members, String... operations) {
        return send("{" + members + "\"operations\":[" + String.join(",", operations) + "]}");
    }

    private ApiClient.Response send(String body) {
        return api.post("/graph/v1/ties/batch", body, as(key, "Content-Type", "application/json"));
    }

    private ApiClient.Response batch(String... operations) {
        return batchWith("", operations);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> results(ApiClient.Response answer) {
        return (List<Map<String, Object>>) answer.get("results");
    }

    private static void hasStatuses(ApiClient.Response answer, int status, String... statuses) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(results(answer)).extracting(result -> result.get("status")).containsExactly((Object[]) statuses);
    }

    @SuppressWarnings("unchecked")
    private static String code(ApiClient.Response answer, int place) {
        return (String) ((Map<String, Object>) results(answer).get(place).get("problem")).get("code");
    }

    private Map<String, Object> relationship() {
        return api.get("/graph/v1/users/" + ada + "/relationships/" + bob, api.as(ada))
                .json();
    }

    private String reference(String name) {
        return "ext:" + people.name(name);
    }

    @Test
    void each_operation_has_a_result_in_its_place() {
        ApiClient.Response answer = batch(
                "{\"id\":\"x1\",\"op\":\"follow\",\"from\":\"" + ada + "\",\"to\":\"" + bob
                        + "\",\"since\":\"2024-01-01T00:00:00Z\"}",
                operation("follow", ada, bob),
                operation("follow", ada, ada),
                operation("accept", ada, bob),
                operation("follow", ada, "999999999"),
                operation("follow", "x", bob));
        hasStatuses(answer, 207, "applied", "unchanged", "failed", "failed", "failed", "failed");
        assertThat(results(answer).getFirst()).isEqualTo(Map.of("id", "x1", "status", "applied"));
        assertThat(answer.get("applied")).isEqualTo(1);
        assertThat(answer.get("unchanged")).isEqualTo(1);
        assertThat(answer.get("failed")).isEqualTo(4);
        assertThat(answer.get("state"))
                .isEqualTo(answer.raw().headers().firstValue("Kith-State").orElseThrow());
        assertThat(IntStream.range(2, 6).mapToObj(place -> code(answer, place)))
                .containsExactly("self-relation", "no-request", "user-not-found", "invalid-reference");
        assertThat(relationship()).containsEntry("following_since", "2024-01-01T00:00:00.000000Z");
    }

    /** Every operation that has a route of its own, by the word of the batch. */
    @Test
    void every_operation_does_what_its_route_does() {
        List<String> steps = List.of(
                "follow following true",
                "unfollow following false",
                "request connection request_sent",
                "cancel_request connection none",
                "connect connection connected",
                "disconnect connection none",
                "block blocking true",
                "unblock blocking false");
        for (String step : steps) {
            String[] words = step.split(" ");
            hasStatuses(batch(operation(words[0], ada, bob)), 200, "applied");
            assertThat(relationship().get(words[1]).toString()).as(step).isEqualTo(words[2]);
            hasStatuses(batch(operation(words[0], ada, bob)), 200, "unchanged");
        }
        hasStatuses(
                batch(
                        operation("follow", bob, ada),
                        operation("remove_follower", ada, bob),
                        operation("request", bob, ada),
                        operation("reject", ada, bob),
                        operation("restore", ada, bob),
                        operation("accept", ada, bob)),
                200,
                "applied",
                "applied",
                "applied",
                "applied",
                "applied",
                "applied");
        assertThat(relationship()).containsEntry("connection", "connected").containsEntry("followed_by", false);
    }

    @Test
    void a_full_answer_has_the_relationships() {
        ApiClient.Response answer =
                batchWith("\"answer\":\"full\",", operation("follow", ada, bob), operation("follow", ada, ada));
        hasStatuses(answer, 207, "applied", "failed");
        assertThat(results(answer).get(0).get("relationship")).isEqualTo(relationship());
        assertThat(results(answer).get(1)).doesNotContainKey("relationship");
    }

    @Test
    void an_atomic_batch_does_everything_or_nothing() {
        String atomic = "\"atomic\":true,";
        people.status(bob, UserStatus.BLOCKED);
        for (String wrong : List.of(
                operation("follow", bob, ada),
                operation("follow", ada, ada),
                operation("follow", ada, "999999999"),
                operation("follow", ada, "x"),
                operation("poke", ada, bob))) {
            ApiClient.Response refused = batchWith(atomic, operation("follow", ada, bob), wrong);
            isProblem(refused, 409, "batch-refused");
            hasStatuses(refused, 409, "not_applied", "failed");
            assertThat(relationship()).containsEntry("following", false);
        }
        people.status(bob, UserStatus.APPROVED);
        hasStatuses(
                batchWith(atomic, operation("follow", ada, bob), operation("follow", bob, ada)),
                200,
                "applied",
                "applied");
        assertThat(relationship()).containsEntry("mutual", true);
        hasStatuses(batchWith(atomic, operation("follow", ada, bob)), 200, "unchanged");
    }

    @Test
    void missing_users_are_created_on_request() {
        String new1 = reference("new1");
        String new2 = reference("new2");
        hasStatuses(batch(operation("follow", new1, new2)), 207, "failed");
        isProblem(api.get("/graph/v1/users/" + new1, as(key)), 404, "user-not-found");

        hasStatuses(
                batchWith(
                        "\"create_missing\":true,",
                        operation("follow", new1, new2),
                        operation("follow", new1, bob),
                        operation("follow", "@" + people.name("nobody"), bob)),
                207,
                "applied",
                "applied",
                "failed");
        assertThat(api.get("/graph/v1/users/" + new1 + "/relationships/" + new2, as(key))
                        .get("following"))
                .isEqualTo(true);
        hasStatuses(batchWith("\"create_missing\":true,", operation("follow", new1, new2)), 200, "unchanged");
    }

    @Test
    void only_what_begins_an_edge_creates_users() {
        String nobody = reference("ghost");
        for (String op : List.of(
                "unfollow",
                "remove_follower",
                "unblock",
                "disconnect",
                "cancel_request",
                "accept",
                "reject",
                "restore")) {
            ApiClient.Response answer = batchWith("\"create_missing\":true,", operation(op, nobody, bob));
            hasStatuses(answer, 207, "failed");
            assertThat(code(answer, 0)).as(op).isEqualTo("user-not-found");
        }
        batchWith("\"create_missing\":true,", operation("follow", nobody, nobody));
        String path = "/graph/v1/users/" + nobody;
        isProblem(
                api.send("PUT", path + "/followings/" + nobody + "?create=true", null, as(key)), 422, "self-relation");
        isProblem(api.get(path, as(key)), 404, "user-not-found");
    }

    @Test
    void a_key_that_may_not_write_users_creates_none() {
        IssuedKey ties = keys.create(KeyScope.TIES);
        String nobody = reference("nobody");
        isProblem(
                api.send("PUT", "/graph/v1/users/" + nobody + "/followings/" + bob + "?create=true", null, as(ties)),
                403,
                "insufficient-scope");
        isProblem(
                api.post(
                        "/graph/v1/ties/batch",
                        "{\"create_missing\":true,\"operations\":[" + operation("follow", nobody, bob) + "]}",
                        as(ties, "Content-Type", "application/json")),
                403,
                "insufficient-scope");
    }

    /** A batch that cannot be done creates nobody. */
    @Test
    void an_atomic_batch_with_a_wrong_operation_creates_nobody() {
        String nobody = reference("nobody");
        isProblem(
                batchWith(
                        "\"create_missing\":true,\"atomic\":true,",
                        operation("follow", nobody, bob),
                        operation("poke", ada, bob)),
                409,
                "batch-refused");
        isProblem(api.get("/graph/v1/users/" + nobody, as(key)), 404, "user-not-found");
    }

    @Test
    void a_key_creates_the_users_of_one_edge() {
        for (String list : List.of("followings", "blocks", "connections", "requests/sent")) {
            String path = "/graph/v1/users/" + reference("one-" + list.charAt(0)) + "/" + list + "/"
                    + reference("other-" + list.charAt(0));
            isProblem(api.send("PUT", path, null, as(key)), 404, "user-not-found");
            isProblem(api.send("PUT", path + "?create=yes", null, as(key)), 400, "invalid-request");
            assertThat(api.send("PUT", path + "?create=true", null, as(key)).status())
                    .isEqualTo(201);
            assertThat(api.send("PUT", path, null, as(key)).status()).isEqualTo(200);
        }
        isProblem(
                api.send("PUT", "/graph/v1/users/me/followings/" + bob + "?create=true", null, api.as(ada)),
                403,
                "not-yours");
    }

    @Test
    void a_wrong_item_is_named_by_its_place() {
        Map<String, String> wrong = Map.of(
                "{}",
                "/operations/0/op",
                "{\"op\":\"poke\",\"from\":\"1\",\"to\":\"2\"}",
                "/operations/0/op",
                "{\"op\":\"follow\",\"from\":1,\"to\":\"2\"}",
                "/operations/0/from",
                "{\"op\":\"follow\",\"from\":\"1\",\"to\":null}",
                "/operations/0/to",
                "{\"op\":\"follow\",\"from\":\"1\",\"to\":\"2\",\"until\":1}",
                "/operations/0/until",
                "{\"op\":\"block\",\"from\":\"1\",\"to\":\"2\",\"since\":\"2024-01-01T00:00:00Z\"}",
                "/operations/0/since",
                "{\"op\":\"follow\",\"from\":\"1\",\"to\":\"2\",\"since\":\"2999-01-01T00:00:00Z\"}",
                "/operations/0/since",
                "{\"id\":\"" + "x".repeat(65) + "\",\"op\":\"follow\",\"from\":\"1\",\"to\":\"2\"}",
                "/operations/0/id");
        wrong.forEach((item, pointer) -> {
            ApiClient.Response answer = batch(item);
            hasStatuses(answer, 207, "failed");
            assertThat(code(answer, 0)).isEqualTo("invalid-request");
            assertThat(answer.raw().body()).contains("\"pointer\":\"" + pointer + "\"");
        });
    }

    @Test
    void what_is_no_batch_is_refused() {
        for (String body : List.of(
                "{}",
                "{\"operations\":[]}",
                "{\"operations\":null}",
                "{\"operations\":{}}",
                "{\"operations\":[1]}",
                "{\"operations\":[{}],\"atomic\":\"yes\"}",
                "{\"operations\":[{}],\"answer\":\"short\"}",
                "{\"operations\":[{}],\"atomik\":true}")) {
            isProblem(send(body), 400, "invalid-request");
        }
        String many = IntStream.rangeClosed(0, 1_000)
                .mapToObj(number -> operation("follow", ada, bob))
                .collect(Collectors.joining(","));
        ApiClient.Response answer = send("{\"operations\":[" + many + "]}");
        isProblem(answer, 413, "too-large");
        assertThat(answer.get("limit")).isEqualTo(1_000);
        assertThat(relationship()).containsEntry("following", false);
    }

    @Test
    void only_a_key_with_the_scope_sends_a_batch() {
        String body = "{\"operations\":[" + operation("follow", ada, bob) + "]}";
        String[] json = {"Content-Type", "application/json"};
        isProblem(api.post("/graph/v1/ties/batch", body, json), 401, "unauthenticated");
        isProblem(
                api.post(
                        "/graph/v1/ties/batch",
                        body,
                        as(keys.create(KeyScope.TIES_READ), "Content-Type", "application/json")),
                403,
                "insufficient-scope");
        isProblem(
                api.post("/graph/v1/ties/batch", body, api.as(ada, "Content-Type", "application/json")),
                403,
                "not-yours");
        assertThat(relationship()).containsEntry("following", false);
    }
}
