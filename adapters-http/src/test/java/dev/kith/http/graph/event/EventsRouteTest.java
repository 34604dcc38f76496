package dev.kith.http.graph.event;

import static dev.kith.http.graph.Answers.isProblem;
import static dev.kith.http.graph.TestKeys.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.key.IssuedKey;
import dev.kith.domain.change.Cause;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.ResetReason;
import dev.kith.domain.change.UserField;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.UserId;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import dev.kith.http.graph.TestKeys;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code GET /graph/v1/events}. */
@MicronautTest
class EventsRouteTest {

    private static final String EVENTS = "/graph/v1/events";
    private static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    TestKeys keys;

    @Inject
    InMemoryGraph graph;

    private IssuedKey key;
    private UserId ada;
    private UserId bob;
    private String before;

    @BeforeEach
    void create() {
        key = keys.create(KeyScope.EVENTS_READ);
        ada = new UserId(people.user(people.name("ada")));
        bob = new UserId(people.user(people.name("bob")));
        before = (String) read("after=now").get("next");
    }

    private void write(Change... changes) {
        synchronized (graph) {
            for (Change change : changes) {
                graph.record(change);
            }
        }
    }

    private ApiClient.Response read(String query) {
        ApiClient.Response answer = api.get(EVENTS + "?" + query, as(key));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer;
    }

    private ApiClient.Response readAs(UserId user, String query) {
        return api.get(EVENTS + "?" + query, api.as(user.value()));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> data(ApiClient.Response answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return (List<Map<String, Object>>) answer.get("data");
    }

    private static List<String> types(ApiClient.Response answer) {
        return data(answer).stream().map(event -> (String) event.get("type")).toList();
    }

    private static Map<String, Object> user(UserId user, @Nullable String externalId) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", user.toString());
        json.put("external_id", externalId);
        return json;
    }

    @Test
    void every_change_is_an_event_of_its_form() {
        people.follow(ada.value(), bob.value());
        write(
                new Change.FollowDeleted(ada, bob, NOON, true, Cause.HIDE, bob),
                new Change.FollowDeleted(ada, bob, NOON, false, Cause.UNKNOWN, null),
                new Change.RequestCreated(ada, bob, NOON, ada),
                new Change.RequestRejected(ada, bob, bob),
                new Change.RequestRestored(ada, bob, bob),
                new Change.RequestCancelled(ada, bob, Cause.REMOVED, ada),
                new Change.ConnectionCreated(ada, bob, NOON, Cause.MET, bob),
                new Change.ConnectionDeleted(ada, bob, NOON, Cause.HIDE, null),
                new Change.HideCreated(ada, bob, NOON, ada),
                new Change.HideDeleted(ada, bob, ada),
                new Change.UserUpdated(ada, Set.of(UserField.STATUS, UserField.NAME), null),
                new Change.UserDeleted(ada, true, bob),
                new Change.GraphReset(ResetReason.TOO_LARGE));

        List<Map<String, Object>> data = data(read("after=" + before));

        Map<String, Object> a = user(ada, null);
        Map<String, Object> b = user(bob, null);
        Map<String, Object> pair = Map.of("from", a, "to", b);
        String noon = "2024-01-01T12:00:00.000000Z";
        assertThat(data.getFirst())
                .containsOnlyKeys("id", "type", "timestamp", "origin", "by", "data")
                .containsEntry("type", "follow.created")
                .containsEntry("origin", "kith")
                .containsEntry("by", ada.toString());
        assertThat(data).extracting(event -> event.get("by")).last().isNull();
        assertThat(data)
                .extracting(event -> List.of(event.get("type"), event.get("data")))
                .element(1)
                .isEqualTo(List.of(
                        "follow.deleted", Map.of("follower", a, "followee", b, "cause", "block", "was_mutual", true)));
        assertThat(data.stream().skip(2).map(event -> event.get("type") + " " + sorted(event.get("data"))))
                .containsExactly(
                        "follow.deleted "
                                + sorted(Map.of("follower", a, "followee", b, "cause", "unknown", "was_mutual", false)),
                        "connection.requested " + sorted(pair),
                        "connection.rejected " + sorted(pair),
                        "connection.restored " + sorted(pair),
                        "connection.cancelled " + sorted(pair),
                        "connection.created "
                                + sorted(Map.of(
                                        "one", a, "other", b, "since", noon, "by", bob.toString(), "cause", "met")),
                        "connection.deleted {by=null, cause=block, one=" + a + ", other=" + b + "}",
                        "block.created " + sorted(Map.of("blocker", a, "blocked", b)),
                        "block.deleted " + sorted(Map.of("blocker", a, "blocked", b)),
                        "user.updated " + sorted(Map.of("user", a, "fields", List.of("name", "suspended"))),
                        "user.deleted " + sorted(Map.of("user", a, "erased", true)),
                        "graph.reset {reason=too_large}");
    }

    @SuppressWarnings("unchecked")
    private static String sorted(Object data) {
        return new TreeMap<>((Map<String, Object>) data).toString();
    }

    @Test
    void external_ids_are_those_of_now() {
        String id = "app|" + UUID.randomUUID();
        IssuedKey writer = keys.create(KeyScope.GRAPH);
        String created = (String) api.send(
                        "PUT",
                        "/graph/v1/users/ext:" + id.replace("|", "%7C"),
                        "{}",
                        as(writer, "Content-Type", "application/json"))
                .get("id");

        Map<String, Object> event = data(read("after=" + before)).getFirst();
        assertThat(event).containsEntry("type", "user.created").containsEntry("by", null);
        assertThat(event.get("data")).isEqualTo(Map.of("user", user(new UserId(Long.parseLong(created)), id)));
        assertThat(data(readAs(new UserId(Long.parseLong(created)), "after=" + before))
                        .getFirst()
                        .get("data"))
                .as("a user sees their own")
                .isEqualTo(Map.of("user", user(new UserId(Long.parseLong(created)), id)));

        api.send("DELETE", "/graph/v1/users/" + created + "?erase=true", null, as(writer));
        assertThat(data(read("after=" + before)))
                .extracting(erased -> erased.get("data"))
                .containsExactly(
                        Map.of("user", user(new UserId(Long.parseLong(created)), null)),
                        Map.of("user", user(new UserId(Long.parseLong(created)), null), "erased", true));
    }

    @Test
    void pages_of_any_size_joined_are_the_events() {
        for (int i = 0; i < 7; i++) {
            write(new Change.FollowCreated(ada, bob, NOON, false, ada));
        }
        List<Object> all = data(read("after=" + before)).stream()
                .map(event -> event.get("id"))
                .toList();
        assertThat(all).hasSize(7);
        for (int limit = 1; limit <= 8; limit++) {
            List<Object> walked = new ArrayList<>();
            String after = before;
            boolean more = true;
            while (more) {
                ApiClient.Response page = read("after=" + after + "&limit=" + limit);
                data(page).forEach(event -> walked.add(event.get("id")));
                after = (String) page.get("next");
                more = (boolean) page.get("more");
            }
            assertThat(walked).as("limit " + limit).isEqualTo(all);
        }
        assertThat(read("after=" + all.getLast()).get("newest")).isEqualTo(all.getLast());
        assertThat(read("after=start&limit=1").get("next"))
                .isEqualTo(read("after=now").get("oldest"));
    }

    @Test
    void a_reader_names_the_types_and_the_user() {
        UserId cyd = new UserId(people.user(people.name("cyd")));
        write(
                new Change.FollowCreated(ada, bob, NOON, false, ada),
                new Change.FollowDeleted(bob, cyd, NOON, false, Cause.UNFOLLOW, bob),
                new Change.HideCreated(cyd, ada, NOON, cyd),
                new Change.GraphReset(ResetReason.BY_HAND));
        String newest = (String) read("after=now").get("newest");

        assertThat(types(read("types=follow.*&after=" + before))).containsExactly("follow.created", "follow.deleted");
        assertThat(types(read("types=follow.created,block.created&after=" + before)))
                .containsExactly("follow.created", "block.created");
        assertThat(types(read("types=*&after=" + before))).hasSize(5);
        assertThat(types(read("user=" + ada + "&after=" + before)))
                .containsExactly("follow.created", "block.created", "graph.reset");
        ApiClient.Response none = read("types=connection.*&after=" + before);
        assertThat(data(none)).isEmpty();
        assertThat(none.get("next")).as("past what is left out").isEqualTo(newest);
        assertThat(none.get("more")).isEqualTo(false);
    }

    @Test
    void a_user_reads_their_own_events() {
        UserId cyd = new UserId(people.user(people.name("cyd")));
        write(
                new Change.FollowCreated(ada, bob, NOON, false, ada),
                new Change.FollowDeleted(ada, bob, NOON, false, Cause.UNFOLLOW, ada),
                new Change.FollowCreated(bob, cyd, NOON, false, bob),
                new Change.RequestRejected(bob, ada, ada),
                new Change.HideCreated(ada, bob, NOON, ada));

        assertThat(types(readAs(bob, "after=" + before))).containsExactly("follow.created", "follow.created");
        assertThat(types(readAs(ada, "user=me&after=" + before)))
                .containsExactly("follow.created", "follow.deleted", "connection.rejected", "block.created");
        assertThat(types(readAs(cyd, "user=" + cyd + "&after=" + before)))
                .containsExactly("user.created", "follow.created");
        isProblem(readAs(cyd, "user=" + ada + "&after=" + before), 403, "not-yours");
    }

    @Test
    void a_request_may_wait_for_the_next_event() throws Exception {
        long start = System.nanoTime();
        assertThat(data(read("wait=1&after=" + before))).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(950), Duration.ofSeconds(9));

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<ApiClient.Response>> waiting = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                waiting.add(
                        CompletableFuture.supplyAsync(() -> read("wait=60&types=block.*&after=" + before), threads));
            }
            Thread.sleep(300);
            write(new Change.FollowCreated(ada, bob, NOON, false, ada));
            Thread.sleep(500);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            write(new Change.HideCreated(ada, bob, NOON, ada));
            for (CompletableFuture<ApiClient.Response> answer : waiting) {
                assertThat(types(answer.get())).containsExactly("block.created");
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void wrong_parameters_are_refused() {
        for (String wrong : List.of(
                "",
                "after=now&limit=0",
                "after=now&limit=1001",
                "after=now&wait=61",
                "after=now&wait=-1",
                "after=now&wait=x",
                "after=now&wait=%2B1",
                "after=now&types=",
                "after=now&types=follow",
                "after=now&types=follow.created,",
                "after=now&types=follow.made",
                "after=now&type=follow.created",
                "after=now&after=start")) {
            isProblem(api.get(EVENTS + "?" + wrong, as(key)), 400, "invalid-request");
        }
        for (String wrong : List.of("", "x", "1", "1-7", "-1-00000000", "01-00000000", "1-7F3A91C2")) {
            isProblem(api.get(EVENTS + "?after=" + wrong, as(key)), 400, "invalid-cursor");
        }
        isProblem(api.get(EVENTS + "?after=now&user=x", as(key)), 400, "invalid-reference");
        isProblem(api.get(EVENTS + "?after=now&user=me", as(key)), 400, "invalid-reference");
        isProblem(api.get(EVENTS + "?after=now&user=ext:nobody", as(key)), 404, "user-not-found");
    }

    @Test
    void a_position_that_the_journal_does_not_have_is_told() {
        String newest = (String) read("after=now").get("newest");
        String number = newest.substring(0, newest.indexOf('-'));

        for (String wrong : List.of("999999999-0badcafe", number + "-00000001")) {
            ApiClient.Response answer = api.get(EVENTS + "?after=" + wrong, as(key));
            isProblem(answer, 409, "log-restarted");
            assertThat(answer.get("newest")).isEqualTo(newest);
            assertThat(answer.get("oldest")).isNotNull();
        }
    }

    @Test
    void only_callers_with_the_scope_and_users_read_events() {
        isProblem(api.get(EVENTS + "?after=now"), 401, "unauthenticated");
        ApiClient.Response narrow = api.get(EVENTS + "?after=now", as(keys.create(KeyScope.TIES, KeyScope.USERS)));
        isProblem(narrow, 403, "insufficient-scope");
        assertThat(narrow.get("scope")).isEqualTo("graph.events.read");
        assertThat(readAs(ada, "after=now").status()).isEqualTo(200);
    }
}
