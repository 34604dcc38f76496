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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code POST /graph/v1/relationships} and {@code …/pairs}. */
@MicronautTest
class RelationshipLookupTest {

    private static final String LOOKUP = "/graph/v1/relationships";
    private static final String PAIRS = LOOKUP + "/pairs";

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    TestKeys keys;

    private IssuedKey key;
    private long ada;
    private long bob;
    private long cyd;

    @BeforeEach
    void create() {
        key = keys.create(KeyScope.TIES_READ, KeyScope.PRIVATE_READ);
        ada = people.user(people.name("ada"));
        bob = people.user(people.name("bob"));
        cyd = people.user(people.name("cyd"));
    }

    private ApiClient.Response ask(String path, String body) {
        return api.post(path, body, as(key, "Content-Type", "application/json"));
    }

    private ApiClient.Response askAs(long user, String path, String body) {
        return api.post(path, body, api.as(user, "Content-Type", "application/json"));
    }

    private static String toOthers(Object from, String more, Object... others) {
        return "{\"from\":\"" + from + "\",\"to\":["
                + Stream.of(others).map(other -> "\"" + other + "\"").collect(Collectors.joining(",")) + "]" + more
                + "}";
    }

    private static String pair(Object from, Object to) {
        return "{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}";
    }

    private static String pairs(String... pairs) {
        return "{\"pairs\":[" + String.join(",", pairs) + "]}";
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> data(ApiClient.Response answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.get("state")).isNotNull();
        return (List<Map<String, Object>>) answer.get("data");
    }

    @SuppressWarnings("unchecked")
    private static void isWrong(Map<String, Object> item, String code, String ref) {
        Map<String, Object> problem = (Map<String, Object>) item.get("problem");
        assertThat(item).containsOnlyKeys("ref", "problem").containsEntry("ref", ref);
        assertThat(problem)
                .containsEntry("code", code)
                .containsEntry("ref", ref)
                .doesNotContainKey("instance");
    }

    @Test
    void each_item_is_answered_in_its_place() {
        people.follow(ada, bob);
        people.follow(bob, ada);
        people.hide(cyd, ada);
        people.status(people.user("gone_" + ada), UserStatus.SOFT_DELETED);

        List<Map<String, Object>> data = data(ask(
                LOOKUP, toOthers(ada, "", bob, cyd, "@gone_" + ada, "999999999", "ext:nobody", "0", "me", ada, bob)));

        assertThat(data).hasSize(9);
        for (int place : List.of(0, 1, 7, 8)) {
            long other = List.of(bob, cyd, 0L, 0L, 0L, 0L, 0L, ada, bob).get(place);
            assertThat(data.get(place))
                    .isEqualTo(api.get("/graph/v1/users/" + ada + "/relationships/" + other, as(key))
                            .json());
        }
        assertThat(data.get(0)).containsEntry("mutual", true).containsEntry("blocked_by", false);
        assertThat(data.get(1)).containsEntry("mutual", false).containsEntry("blocked_by", true);
        isWrong(data.get(2), "user-not-found", "@gone_" + ada);
        isWrong(data.get(3), "user-not-found", "999999999");
        isWrong(data.get(4), "user-not-found", "ext:nobody");
        isWrong(data.get(5), "invalid-reference", "0");
        isWrong(data.get(6), "invalid-reference", "me");
        assertThat(data(ask(LOOKUP, toOthers(ada, "")))).isEmpty();
    }

    @Test
    void arbitrary_pairs_are_answered_in_their_places() {
        people.follow(ada, bob);

        List<Map<String, Object>> data = data(ask(
                PAIRS,
                pairs(
                        pair(ada, bob),
                        pair(bob, ada),
                        pair("999999999", "@nobody_"),
                        pair(cyd, "x"),
                        pair(cyd, cyd),
                        pair("999999998", "999999998"))));

        assertThat(data.get(0)).containsEntry("following", true).containsEntry("followed_by", false);
        assertThat(data.get(1)).containsEntry("following", false).containsEntry("followed_by", true);
        isWrong(data.get(2), "user-not-found", "@nobody_");
        isWrong(data.get(3), "invalid-reference", "x");
        assertThat(data.get(4)).containsEntry("to", Long.toString(cyd)).containsEntry("connection", "none");
        isWrong(data.get(5), "user-not-found", "999999998");
    }

    @Test
    void fields_limit_what_is_answered() {
        people.follow(ada, bob);
        String fields = ",\"fields\":[\"following\",\"to\"]";
        assertThat(data(ask(LOOKUP, toOthers(ada, fields, bob, cyd))))
                .containsExactly(
                        Map.of("to", Long.toString(bob), "following", true),
                        Map.of("to", Long.toString(cyd), "following", false));
        for (String wrong : List.of("[]", "[\"follow\"]", "\"to\"", "[1]")) {
            ApiClient.Response answer = ask(LOOKUP, toOthers(ada, ",\"fields\":" + wrong, bob));
            isProblem(answer, 400, "invalid-request");
            assertThat(answer.raw().body()).contains("\"pointer\":\"/fields");
        }
    }

    @Test
    void what_is_wrong_with_a_body_is_named_by_its_place() {
        Map<String, String> wrong = Map.of(
                "{}", "\"pointer\":\"/from\",\"code\":\"required\"",
                "{\"from\":\"1\",\"to\":null}", "\"pointer\":\"/to\",\"code\":\"required\"",
                "{\"from\":1,\"to\":[]}", "\"pointer\":\"/from\",\"code\":\"invalid\"",
                "{\"from\":\"1\",\"to\":[\"1\",2]}", "\"pointer\":\"/to/1\",\"code\":\"invalid\"",
                "{\"from\":\"1\",\"to\":\"2\"}", "\"pointer\":\"/to\",\"code\":\"invalid\"",
                "{\"from\":\"1\",\"to\":[],\"too\":1}", "\"pointer\":\"/too\",\"code\":\"unknown\"");
        wrong.forEach((body, error) -> {
            ApiClient.Response answer = ask(LOOKUP, body);
            isProblem(answer, 400, "invalid-request");
            assertThat(answer.raw().body()).as(body).contains(error);
        });
        ApiClient.Response answer = ask(PAIRS, pairs(pair(1, 2), "{\"from\":\"1\",\"too\":\"2\"}", "1"));
        isProblem(answer, 400, "invalid-request");
        assertThat(answer.raw().body()).contains("\"/pairs/1/to\"", "\"/pairs/1/too\"", "\"/pairs/2\"");
        isProblem(ask(LOOKUP, "[]"), 400, "malformed-json");
    }

    @Test
    void a_request_has_a_thousand_items_at_most() {
        people.follow(ada, bob);
        Object[] others = IntStream.range(0, 1_000)
                .mapToObj(number -> number == 999 ? Long.toString(bob) : "ext:" + number + "x".repeat(240))
                .toArray();
        List<Map<String, Object>> data = data(ask(LOOKUP, toOthers(ada, "", others)));
        assertThat(data).hasSize(1_000);
        assertThat(data.getLast()).containsEntry("following", true);
        isWrong(data.getFirst(), "user-not-found", (String) others[0]);
        String[] pairs = Stream.of(others).map(other -> pair(other, ada)).toArray(String[]::new);
        assertThat(data(ask(PAIRS, pairs(pairs))).getLast()).containsEntry("followed_by", true);

        ApiClient.Response answer = ask(
                LOOKUP,
                toOthers(ada, "", Stream.generate(() -> "1").limit(1_001).toArray()));
        isProblem(answer, 413, "too-large");
        assertThat(answer.get("limit")).isEqualTo(1_000);
        isProblem(
                ask(PAIRS, pairs(Stream.generate(() -> pair(1, 2)).limit(1_001).toArray(String[]::new))),
                413,
                "too-large");
    }

    @Test
    void a_subject_who_is_not_there_is_refused() {
        for (Object nobody : List.of("999999999", "@nobody_")) {
            for (Object[] others : List.of(new Object[0], new Object[] {bob})) {
                ApiClient.Response answer = ask(LOOKUP, toOthers(nobody, "", others));
                isProblem(answer, 404, "user-not-found");
                assertThat(answer.get("ref")).isEqualTo(nobody);
            }
        }
        isProblem(ask(LOOKUP, toOthers("me", "", bob)), 400, "invalid-reference");
    }

    @Test
    void a_user_asks_for_themself_and_is_not_told_who_blocks_them() {
        people.hide(bob, ada);
        assertThat(data(askAs(ada, LOOKUP, toOthers("me", "", bob))).getFirst())
                .containsEntry("blocked_by", null)
                .doesNotContainKey("request_rejected_at");
        isProblem(askAs(ada, LOOKUP, toOthers(bob, "", ada)), 403, "not-yours");
        isProblem(askAs(ada, PAIRS, pairs(pair(ada, bob))), 403, "not-yours");
    }

    @Test
    void a_key_that_may_not_read_what_is_private_sees_neither_blocks_nor_rejections() {
        IssuedKey writer = keys.create(KeyScope.TIES_WRITE);
        people.hide(cyd, ada);
        api.send("PUT", "/graph/v1/users/" + ada + "/requests/sent/" + bob, null, as(writer));
        key = keys.create(KeyScope.TIES_READ);
        String both = pairs(pair(ada, bob), pair(bob, ada), pair(ada, cyd), pair(cyd, ada));
        List<Map<String, Object>> before = data(ask(PAIRS, both));
        api.send("POST", "/graph/v1/users/" + bob + "/requests/received/" + ada + "/reject", null, as(writer));
        assertThat(data(ask(PAIRS, both))).isEqualTo(before);
        assertThat(before)
                .allSatisfy(item -> assertThat(item)
                        .containsEntry("blocking", null)
                        .containsEntry("blocking_since", null)
                        .containsEntry("blocked_by", null)
                        .containsEntry("connection_since", null)
                        .doesNotContainKey("request_rejected_at"));
        assertThat(before.stream().map(item -> item.get("connection")))
                .containsExactly("request_sent", "request_received", "none", "none");

        key = keys.create(KeyScope.TIES_READ, KeyScope.PRIVATE_READ);
        List<Map<String, Object>> all = data(ask(PAIRS, both));
        assertThat(all.stream().map(item -> item.get("connection")))
                .containsExactly("request_sent", "none", "none", "none");
        assertThat(all.get(2)).containsEntry("blocked_by", true).containsEntry("blocking", false);
        assertThat(all.get(3)).containsEntry("blocking", true);
        assertThat(all.get(0).get("request_rejected_at")).isNotNull();
    }

    @Test
    void a_key_needs_the_scope() {
        key = keys.create(KeyScope.TIES_WRITE, KeyScope.PRIVATE_READ);
        for (String path : List.of(LOOKUP, PAIRS)) {
            ApiClient.Response answer = ask(path, "{}");
            isProblem(answer, 403, "insufficient-scope");
            assertThat(answer.get("scope")).isEqualTo("graph.ties.read");
        }
    }
}
