package dev.kith.http.graph.list;

import static dev.kith.http.graph.Answers.isProblem;
import static dev.kith.http.graph.TestKeys.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.key.IssuedKey;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import dev.kith.http.graph.TestKeys;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The requests and the blocks below {@code /graph/v1/users/{user}}. */
@MicronautTest
class PrivateListRoutesTest {

    private static final String USERS = "/graph/v1/users/";
    private static final List<String> LISTS = List.of("/requests/received", "/requests/sent", "/blocks");

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    TestKeys keys;

    private IssuedKey key;
    private long ada;

    /** Each has requested a connection with Ada; she has rejected the second. She blocks the last two. */
    private final List<Long> others = new ArrayList<>();

    @BeforeEach
    void populate() {
        key = keys.create(KeyScope.TIES, KeyScope.PRIVATE_READ);
        ada = people.user(people.name("ada"));
        for (int number = 0; number < 6; number++) {
            long other = people.user(people.name("other"));
            others.add(other);
            if (number < 4) {
                write("PUT", other, "requests/sent/" + ada);
            } else {
                write("PUT", ada, "blocks/" + other);
            }
        }
        write("POST", ada, "requests/received/" + others.get(1) + "/reject");
        write("POST", ada, "requests/received/" + others.get(2) + "/seen");
    }

    private void write(String method, long user, String path) {
        ApiClient.Response answer = api.send(method, USERS + user + "/" + path, null, as(key));
        assertThat(answer.status()).as(answer.raw().body()).isBetween(200, 201);
    }

    private ApiClient.Response page(String path, String... headers) {
        ApiClient.Response answer = api.get(USERS + path, headers);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> data(ApiClient.Response page) {
        return (List<Map<String, Object>>) page.get("data");
    }

    private static List<Long> users(ApiClient.Response page) {
        return data(page).stream()
                .map(item -> Long.parseLong((String) ((Map<?, ?>) item.get("user")).get("id")))
                .toList();
    }

    private List<Long> others(int... numbers) {
        List<Long> some = new ArrayList<>();
        for (int number : numbers) {
            some.add(others.get(number));
        }
        return some;
    }

    @Test
    void received_requests_wait_and_rejected_ones_are_a_list_of_their_own() {
        ApiClient.Response waiting = page(ada + "/requests/received", as(key));
        assertThat(users(waiting)).isEqualTo(others(3, 2, 0));
        assertThat(waiting.count()).isEqualTo(3);
        assertThat(data(waiting).getFirst().keySet()).containsExactly("user", "created_at", "seen_at", "rejected_at");
        assertThat(data(waiting).get(0)).containsEntry("seen_at", null).containsEntry("rejected_at", null);
        assertThat(data(waiting).get(1).get("seen_at")).isNotNull();

        ApiClient.Response rejected = page("me/requests/received?rejected=true", api.as(ada));
        assertThat(users(rejected)).isEqualTo(others(1));
        assertThat(data(rejected).getFirst().get("rejected_at")).isNotNull();
        assertThat(page("me/requests/received?rejected=false", api.as(ada)).count())
                .isEqualTo(3);
    }

    @Test
    void a_sender_is_not_told_of_a_rejection() {
        ApiClient.Response pending = page("me/requests/sent", api.as(others.get(0)));
        ApiClient.Response rejected = page("me/requests/sent", api.as(others.get(1)));
        for (ApiClient.Response sent : List.of(pending, rejected)) {
            assertThat(users(sent)).containsExactly(ada);
            assertThat(data(sent).getFirst().keySet()).containsExactly("user", "created_at", "seen_at");
        }
        assertThat(page(others.get(1) + "/requests/sent", as(key)).raw().body()).doesNotContain("rejected");
    }

    @Test
    void blocks_are_listed_with_their_time() {
        ApiClient.Response blocks = page("me/blocks", api.as(ada));
        assertThat(users(blocks)).isEqualTo(others(5, 4));
        assertThat(data(blocks).getFirst().keySet()).containsExactly("user", "since");
        people.status(others.get(5), UserStatus.SOFT_DELETED);
        blocks = page(ada + "/blocks", as(key));
        assertThat(users(blocks)).isEqualTo(others(4));
        assertThat(blocks.count()).isEqualTo(1);
    }

    @Test
    void pages_of_one_joined_are_the_list() {
        for (String list : List.of("/requests/received?", "/blocks?", "/requests/received?view=ids&")) {
            List<Object> walked = new ArrayList<>();
            String path = USERS + ada + list + "limit=1";
            while (path != null) {
                ApiClient.Response page = api.get(path, as(key));
                walked.addAll((List<?>) (page.get("ids") == null ? page.get("data") : page.get("ids")));
                String link = page.raw().headers().firstValue("Link").orElse(null);
                path = link == null ? null : link.substring(1, link.indexOf('>'));
            }
            ApiClient.Response whole = page(ada + list, as(key));
            assertThat(walked).isEqualTo(whole.get("ids") == null ? whole.get("data") : whole.get("ids"));
            assertThat(whole.count()).isEqualTo(walked.size());
        }
        String next = (String) page(ada + "/blocks?limit=1", as(key)).get("next");
        for (String other : List.of(ada + "/requests/received", others.getFirst() + "/blocks")) {
            isProblem(api.get(USERS + other + "?after=" + next, as(key)), 400, "invalid-cursor");
        }
        assertThat(page(ada + "/blocks?count=false&fields=username", as(key)).get("count"))
                .isNull();
    }

    @Test
    void a_list_is_cut_by_the_time_of_its_entries() {
        for (String list : List.of("/requests/received", "/blocks")) {
            String time = list.equals("/blocks") ? "since" : "created_at";
            List<Map<String, Object>> whole = data(page(ada + list, as(key)));
            Object newest = whole.getFirst().get(time);
            ApiClient.Response older = page(ada + list + "?until=" + newest, as(key));
            assertThat(data(older)).isEqualTo(whole.subList(1, whole.size()));
            assertThat(older.count()).isEqualTo(whole.size() - 1);
            assertThat(data(page(ada + list + "?since=" + newest, as(key)))).isEqualTo(whole.subList(0, 1));
            String next = (String) page(ada + list + "?limit=1", as(key)).get("next");
            isProblem(
                    api.get(USERS + ada + list + "?since=2024-01-01T00:00:00Z&after=" + next, as(key)),
                    400,
                    "invalid-cursor");
            isProblem(
                    api.get(USERS + ada + list + "?since=" + newest + "&until=" + newest, as(key)),
                    400,
                    "invalid-request");
        }
    }

    @Test
    void a_page_that_is_known_is_not_repeated() {
        for (String list : LISTS) {
            String tag =
                    page(ada + list, as(key)).raw().headers().firstValue("ETag").orElseThrow();
            assertThat(api.get(USERS + ada + list, as(key, "If-None-Match", tag))
                            .status())
                    .isEqualTo(304);
        }
    }

    @Test
    void only_the_user_and_keys_that_may_read_what_is_private_see_these_lists() {
        for (String list : LISTS) {
            isProblem(api.get(USERS + ada + list), 401, "unauthenticated");
            isProblem(api.get(USERS + ada + list, api.as(others.getFirst())), 403, "not-yours");
            ApiClient.Response scope = api.get(USERS + ada + list, as(keys.create(KeyScope.TIES, KeyScope.USERS)));
            isProblem(scope, 403, "insufficient-scope");
            assertThat(scope.get("scope")).isEqualTo("graph.private.read");
            isProblem(api.get(USERS + "999999999" + list, as(key)), 404, "user-not-found");
            isProblem(api.get(USERS + "me" + list, as(key)), 400, "invalid-reference");
            for (String wrong : List.of("viewer=" + ada, "order=newest", "limit=101", "include=shared", "count=1")) {
                isProblem(api.get(USERS + ada + list + "?" + wrong, as(key)), 400, "invalid-request");
            }
        }
        isProblem(api.get(USERS + ada + "/requests/sent?rejected=true", as(key)), 400, "invalid-request");
        people.status(ada, UserStatus.BLOCKED);
        assertThat(page("me/blocks", api.as(ada)).count()).isEqualTo(2);
        people.status(ada, UserStatus.SOFT_DELETED);
        isProblem(api.get(USERS + ada + "/blocks", as(key)), 404, "user-not-found");
    }
}
