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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routes of {@code /graph/v1/users} that save and read many users, and the counts of one. */
@MicronautTest
class ManyUsersRouteTest {

    private static final String USERS = "/graph/v1/users/";

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    TestKeys keys;

    private final String app = UUID.randomUUID() + ":";
    private IssuedKey key;

    @BeforeEach
    void begin() {
        key = keys.create(KeyScope.USERS, KeyScope.TIES_READ);
    }

    private ApiClient.Response post(String path, String body) {
        return api.post(USERS + path, body, as(key, "Content-Type", "application/json"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> data(ApiClient.Response answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return (List<Map<String, Object>>) answer.get("data");
    }

    @SuppressWarnings("unchecked")
    private static Object code(Map<String, Object> item) {
        return ((Map<String, Object>) item.get("problem")).get("code");
    }

    private static String refs(List<String> refs) {
        return refs.stream().collect(Collectors.joining("\",\"", "{\"refs\":[\"", "\"]}"));
    }

    // ---- batch

    @Test
    void a_batch_creates_changes_and_leaves_users() {
        String name = people.name("ada");
        String batch = """
                {"users": [{"ref": "ext:%1$sa", "username": "%2$s", "bio": "b"}, {"ref": "ext:%1$sb"}]}""".formatted(app, name);
        ApiClient.Response created = post("batch", batch);
        assertThat(created.status()).as(created.raw().body()).isEqualTo(200);
        assertThat(created.get("failed")).isEqualTo(0);
        assertThat(created.results()).extracting(result -> result.get("status")).containsExactly("created", "created");
        assertThat(created.results())
                .extracting(result -> result.get("ref"))
                .containsExactly("ext:" + app + "a", "ext:" + app + "b");
        assertThat(post("batch", batch).results())
                .extracting(result -> result.get("status"))
                .containsExactly("unchanged", "unchanged");
        String id = (String) created.results().getFirst().get("id");
        String changes = """
                {"mode": "%s", "users": [{"ref": "%s", "name": "Ada"}, {"ref": "%s", "name": "Ada L."}]}""";
        assertThat(post("batch", changes.formatted("merge", id, "@" + name)).results())
                .extracting(result -> result.get("status"))
                .containsExactly("updated", "updated");
        assertThat(api.get(USERS + id, as(key)).json())
                .containsEntry("name", "Ada L.")
                .containsEntry("bio", "b");
        post("batch", changes.formatted("replace", id, id));
        assertThat(api.get(USERS + id, as(key)).json())
                .containsEntry("name", "Ada L.")
                .containsEntry("bio", null);
    }

    @Test
    void an_item_that_fails_leaves_the_others() {
        String taken = people.name("taken");
        people.user(taken);
        String gone = "ext:" + app + "gone";
        api.send("PUT", USERS + gone, null, as(key));
        api.send("DELETE", USERS + gone, null, as(key));
        ApiClient.Response answer = post("batch", """
                {"users": [{"ref": "ext:%1$sx", "username": "%2$s"}, {"ref": "x"}, {"ref": "999999999"}, {"ref": "me"},
                 {"name": "Ada"}, {"ref": "ext:%1$sy", "mail": "x", "name": 5}, {"ref": "%3$s"}, {"ref": "ext:%1$sz"}]}""".formatted(app, taken, gone));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(207);
        assertThat(answer.get("failed")).isEqualTo(7);
        List<Map<String, Object>> results = answer.results();
        assertThat(results.subList(0, 7))
                .extracting(ManyUsersRouteTest::code)
                .containsExactly(
                        "username-taken",
                        "invalid-reference",
                        "user-not-found",
                        "invalid-reference",
                        "invalid-request",
                        "invalid-request",
                        "user-deleted");
        assertThat(answer.raw().body())
                .contains(
                        "\"pointer\":\"/users/4/ref\"",
                        "\"pointer\":\"/users/5/mail\"",
                        "\"pointer\":\"/users/5/name\"");
        assertThat(results.getLast()).containsEntry("status", "created").containsEntry("problem", null);
        isProblem(api.get(USERS + "ext:" + app + "y", as(key)), 404, "user-not-found");
    }

    @Test
    void what_is_no_batch_is_refused_as_a_whole() {
        for (String wrong : List.of(
                "{}",
                "{\"users\": null}",
                "{\"users\": {}}",
                "{\"users\": [1]}",
                "{\"users\": [], \"mode\": \"x\"}",
                "{\"users\": [], \"atomic\": true}")) {
            isProblem(post("batch", wrong), 400, "invalid-request");
        }
        String thousand = String.join(",", Collections.nCopies(1_000, "{\"ref\":\"x\"}"));
        assertThat(post("batch", "{\"users\":[" + thousand + "]}").get("failed"))
                .isEqualTo(1_000);
        ApiClient.Response more = post("batch", "{\"users\":[" + thousand + ",{}]}");
        isProblem(more, 413, "too-large");
        assertThat(more.get("limit")).isEqualTo(1_000);
    }

    // ---- lookup

    @Test
    void each_reference_has_its_answer_in_its_place() {
        long ada = people.user(people.name("ada"));
        long gone = people.user(people.name("gone"));
        people.status(gone, UserStatus.SOFT_DELETED);
        List<Map<String, Object>> data =
                data(post("lookup", refs(List.of(ada + "", "x", "ext:" + app, gone + "", ada + ""))));
        assertThat(data.get(0))
                .containsEntry("id", ada + "")
                .containsKey("created_at")
                .doesNotContainKey("counts");
        assertThat(data.subList(1, 4))
                .extracting(ManyUsersRouteTest::code)
                .containsExactly("invalid-reference", "user-not-found", "user-not-found");
        assertThat(data.get(2)).containsEntry("ref", "ext:" + app);
        assertThat(data.get(4)).isEqualTo(data.get(0));
        people.follow(people.user(people.name("bob")), ada);
        assertThat(data(post("lookup", "{\"refs\": [\"" + ada + "\"], \"fields\": [\"id\", \"counts\"]}")))
                .containsExactly(
                        Map.of("id", ada + "", "counts", Map.of("followers", 1, "followings", 0, "connections", 0)));
    }

    @Test
    void a_thousand_users_are_read_at_once() {
        List<String> ids = IntStream.range(0, 250)
                .mapToObj(number -> Long.toString(people.user(people.name("many"))))
                .toList();
        List<String> refs =
                Collections.nCopies(4, ids).stream().flatMap(List::stream).toList();
        assertThat(data(post("lookup", refs(refs))))
                .extracting(user -> user.get("id"))
                .isEqualTo(refs);
        isProblem(post("lookup", refs(Collections.nCopies(1_001, "1"))), 413, "too-large");
        assertThat(data(post("lookup", "{\"refs\": []}"))).isEmpty();
        for (String wrong : List.of(
                "{\"refs\": [1]}",
                "{\"refs\": \"1\"}",
                "{\"refs\": [], \"fields\": []}",
                "{\"refs\": [], \"fields\": [\"mail\"]}")) {
            isProblem(post("lookup", wrong), 400, "invalid-request");
        }
    }

    // ---- all users

    @Test
    @SuppressWarnings("unchecked")
    void pages_of_all_users_joined_are_the_list() {
        for (int number = 0; number < 7; number++) {
            people.user(people.name("walker"));
        }
        List<String> all = (List<String>) page("?view=ids&limit=5000").get("ids");
        assertThat(all).hasSizeGreaterThan(6).isSortedAccordingTo(Comparator.comparingLong(Long::parseLong));
        for (String question : List.of("?limit=3&fields=id", "?view=ids&limit=3")) {
            List<String> walked = new ArrayList<>();
            String next = "";
            while (next != null) {
                ApiClient.Response answer = page(question + (next.isEmpty() ? "" : "&after=" + next));
                assertThat(answer.count()).isEqualTo(all.size());
                walked.addAll(
                        answer.get("ids") == null
                                ? data(answer).stream()
                                        .map(user -> (String) user.get("id"))
                                        .toList()
                                : (List<String>) answer.get("ids"));
                next = (String) answer.get("next");
                String link = answer.raw().headers().firstValue("Link").orElse("");
                assertThat(link.isEmpty()).isEqualTo(next == null);
                if (next != null) {
                    assertThat(link).matches("<http.*after=" + next + ".*>; rel=\"next\"");
                    String path = link.substring(1, link.indexOf('>'));
                    assertThat(api.get(path, as(key)).status()).isEqualTo(200);
                }
            }
            assertThat(walked).isEqualTo(all);
        }
        assertThat(data(page("?limit=1")).getFirst().keySet())
                .containsExactly("id", "uuid", "external_id", "username", "name", "picture");
    }

    private ApiClient.Response page(String query) {
        ApiClient.Response answer = api.get("/graph/v1/users" + query, as(key));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer;
    }

    @Test
    void a_page_is_filtered_by_name_and_by_status() {
        String name = people.name("filtered");
        long ada = people.user(name + "-ada");
        long bob = people.user(name + "-bob");
        people.status(bob, UserStatus.BLOCKED);
        ApiClient.Response first = page("?view=ids&limit=1&q=" + name.toUpperCase(Locale.ROOT));
        assertThat(first.json())
                .containsEntry("ids", List.of(Long.toString(ada)))
                .containsEntry("count", 2);
        assertThat(page("?view=ids&limit=1&q=" + name + "&after=" + first.get("next"))
                        .json())
                .containsEntry("ids", List.of(Long.toString(bob)))
                .containsEntry("next", null);
        assertThat(page("?view=ids&suspended=true&q=" + name).get("ids")).isEqualTo(List.of(Long.toString(bob)));
        assertThat(page("?view=ids&suspended=false&q=" + name).get("ids")).isEqualTo(List.of(Long.toString(ada)));
        assertThat(page("?suspended=true&q=" + name).json())
                .containsEntry("complete", true)
                .containsEntry("count", 1);
        assertThat(page("?view=ids&suspended=true").raw().body()).contains("\"" + bob + "\"");
        assertThat(page("?q=%CC%81").get("data")).isEqualTo(List.of());
        for (String wrong : List.of("q=" + "x".repeat(256), "suspended=x", "suspended=")) {
            isProblem(api.get("/graph/v1/users?" + wrong, as(key)), 400, "invalid-request");
        }
    }

    @Test
    void wrong_parameters_of_a_page_are_refused() {
        for (String wrong : List.of(
                "limit=0", "limit=101", "limit=x", "limit=", "view=ids&limit=5001", "view=all", "view=ids&fields=id")) {
            isProblem(api.get("/graph/v1/users?" + wrong, as(key)), 400, "invalid-request");
        }
        for (String wrong : List.of("", "x", "dXNlcnM-MA", "%00", "dXNlcnM-OTk5OTk5OTk5OTk5OTk5OTk5OQ")) {
            isProblem(api.get("/graph/v1/users?after=" + wrong, as(key)), 400, "invalid-cursor");
        }
        assertThat(api.get("/graph/v1/users?after=dXNlcnM-OTIyMzM3MjAzNjg1NDc3NTgwNw", as(key))
                        .json())
                .containsEntry("next", null)
                .containsEntry("data", List.of());
        isProblem(api.get("/graph/v1/users", api.as(people.user(people.name("ada")))), 403, "not-yours");
    }

    // ---- counts

    @Test
    void counts_are_the_lengths_of_the_lists() {
        long ada = people.user(people.name("ada"));
        long bob = people.user(people.name("bob"));
        people.mutual(ada, bob);
        Map<String, Object> one = Map.of("followers", 1, "followings", 1, "connections", 0);
        ApiClient.Response answer = api.get(USERS + ada + "/counts", as(key));
        assertThat(answer.json()).isEqualTo(one);
        String tag = answer.raw().headers().firstValue("ETag").orElseThrow();
        assertThat(api.get(USERS + ada + "/counts", as(key, "If-None-Match", tag))
                        .status())
                .isEqualTo(304);
        assertThat(api.get(USERS + bob + "/counts", api.as(ada)).json()).isEqualTo(one);
        List<Map<String, Object>> data = data(post("counts", refs(List.of("" + bob, "x"))));
        assertThat(data.get(0)).isEqualTo(Map.of("ref", "" + bob, "counts", one));
        assertThat(code(data.get(1))).isEqualTo("invalid-reference");
        people.status(bob, UserStatus.SOFT_DELETED);
        isProblem(api.get(USERS + bob + "/counts", as(key)), 404, "user-not-found");
    }
}
