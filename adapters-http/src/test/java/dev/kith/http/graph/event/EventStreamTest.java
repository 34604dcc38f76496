package dev.kith.http.graph.event;

import static dev.kith.http.graph.Answers.isProblem;
import static dev.kith.http.graph.TestKeys.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.key.IssuedKey;
import dev.kith.application.key.Keys;
import dev.kith.application.key.RevokeKey;
import dev.kith.domain.change.Cause;
import dev.kith.domain.change.Change;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.RawHttp;
import dev.kith.http.TestUsers;
import dev.kith.http.graph.TestKeys;
import dev.kith.http.graph.event.StreamClient.Frame;
import dev.kith.http.graph.event.StreamClient.Open;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code GET /graph/v1/events/stream} and the tickets for it. */
@MicronautTest
@Property(name = "kith.graph.streams.checkpoint", value = "300ms")
class EventStreamTest {

    private static final String STREAM = "/graph/v1/events/stream";
    private static final String TICKETS = "/graph/v1/events/tickets";
    private static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");

    @Inject
    ApiClient api;

    @Inject
    StreamClient streams;

    @Inject
    RawHttp raw;

    @Inject
    TestUsers people;

    @Inject
    TestKeys keys;

    @Inject
    Keys store;

    @Inject
    Clock clock;

    @Inject
    InMemoryGraph graph;

    private IssuedKey key;
    private UserId ada;
    private UserId bob;

    @BeforeEach
    void create() {
        key = keys.create(KeyScope.EVENTS_READ);
        ada = new UserId(people.user(people.name("ada")));
        bob = new UserId(people.user(people.name("bob")));
    }

    private void write(Change... changes) {
        synchronized (graph) {
            for (Change change : changes) {
                graph.record(change);
            }
        }
    }

    private Change follow() {
        return new Change.FollowCreated(ada, bob, NOON, false, ada);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> page(String query) {
        return (List<Map<String, Object>>)
                api.get("/graph/v1/events?" + query, as(key)).get("data");
    }

    private String now() {
        return (String) api.get("/graph/v1/events?after=now", as(key)).get("next");
    }

    @Test
    void a_stream_has_the_events_of_the_pages() {
        String before = now();
        write(follow(), new Change.FollowDeleted(ada, bob, NOON, false, Cause.UNFOLLOW, ada));
        try (Open stream = streams.open("after=" + before, as(key))) {
            assertThat(stream.answer().headers().firstValue("Content-Type")).contains("text/event-stream");
            assertThat(stream.next()).as("first").isEqualTo(new Frame(null, null, null, "3000"));
            List<Map<String, Object>> events = new ArrayList<>(List.of(stream.event(), stream.event()));
            for (int i = 0; i < 3; i++) {
                write(follow());
                events.add(stream.event());
            }
            for (int i = 0; i < 350; i++) {
                write(follow());
            }
            for (int i = 0; i < 350; i++) {
                events.add(stream.event());
            }
            assertThat(events).isEqualTo(page("limit=1000&after=" + before)).hasSize(355);
        }
    }

    @Test
    void checkpoints_tell_the_position_of_a_reader_who_is_told_nothing() {
        String before = now();
        try (Open stream = streams.open("types=block.*&after=now", as(key))) {
            assertThat(stream.checkpoint()).isEqualTo(new Frame(before, "checkpoint", "{}", null));
            write(follow(), follow());
            String after = now();
            Frame checkpoint = stream.checkpoint();
            while (!after.equals(checkpoint.id())) {
                assertThat(checkpoint.id()).isEqualTo(before);
                checkpoint = stream.checkpoint();
            }
        }
    }

    @Test
    void a_reader_who_connects_again_misses_nothing() {
        String before = now();
        List<Object> read = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            write(follow(), follow());
            try (Open stream = streams.open(
                    "after=start", as(key, "Last-Event-ID", read.isEmpty() ? before : (String) read.getLast()))) {
                read.add(stream.event().get("id"));
            }
        }
        assertThat(read)
                .isEqualTo(page("after=" + before).stream()
                        .map(event -> event.get("id"))
                        .limit(5)
                        .toList());
    }

    /** Programs with the same filters share what the server reads. */
    @Test
    void many_readers_at_once_are_told_the_same() {
        String before = now();
        List<Open> all = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                all.add(streams.open("after=" + before, as(key)));
            }
            all.add(streams.open("types=follow.deleted&after=" + before, as(key)));
            all.add(streams.open("after=" + before, api.as(ada.value())));
            for (int i = 0; i < 100; i++) {
                write(follow(), new Change.HideCreated(bob, ada, NOON, bob));
                write(new Change.FollowDeleted(ada, bob, NOON, false, Cause.UNFOLLOW, ada));
            }
            List<Map<String, Object>> page = page("limit=1000&after=" + before);
            for (Open stream : all.subList(0, 5)) {
                for (Map<String, Object> expected : page) {
                    assertThat(stream.event()).isEqualTo(expected);
                }
            }
            for (Map<String, Object> expected : page) {
                if (expected.get("type").equals("follow.deleted")) {
                    assertThat(all.get(5).event()).isEqualTo(expected);
                }
                if (!expected.get("type").equals("block.created")) {
                    assertThat(all.get(6).event()).isEqualTo(expected);
                }
            }
        } finally {
            all.forEach(Open::close);
        }
    }

    @Test
    void a_user_is_told_their_own_events() {
        String before = now();
        UserId cyd = new UserId(people.user(people.name("cyd")));
        write(
                new Change.FollowCreated(cyd, ada, NOON, false, cyd),
                follow(),
                new Change.HideCreated(bob, ada, NOON, bob),
                new Change.FollowDeleted(ada, bob, NOON, false, Cause.HIDE, bob));
        try (Open stream = streams.open("after=" + before, api.as(ada.value()))) {
            assertThat(stream.event()).containsEntry("type", "follow.created");
            assertThat(stream.event()).containsEntry("type", "follow.created");
            assertThat(stream.event().get("data"))
                    .asString()
                    .contains("cause=removed")
                    .doesNotContain("block");
        }
        try (Open stream = streams.open("after=" + before + "&user=me", api.as(bob.value()))) {
            assertThat(stream.event()).containsEntry("type", "follow.created");
            assertThat(stream.event()).containsEntry("type", "block.created");
        }
    }

    @Test
    void a_stream_ends_with_its_credentials() {
        try (Open stream = streams.open("after=now", as(key));
                Open ofUser = streams.open("after=now", api.as(ada.value()))) {
            stream.checkpoint();
            ofUser.checkpoint();
            new RevokeKey(store, clock).handle(key.key().id());
            people.status(ada.value(), UserStatus.SOFT_DELETED);
            stream.awaitEnd();
            ofUser.awaitEnd();
        }
        isProblem(api.get(STREAM + "?after=now", as(key)), 401, "invalid-credentials");
    }

    @Test
    void errors_come_before_the_stream_begins() {
        isProblem(api.get(STREAM + "?after=now"), 401, "unauthenticated");
        isProblem(api.get(STREAM, as(key)), 400, "invalid-request");
        isProblem(api.get(STREAM + "?after=now&limit=1", as(key)), 400, "invalid-request");
        isProblem(api.get(STREAM + "?after=now&types=x", as(key)), 400, "invalid-request");
        isProblem(api.get(STREAM + "?after=x", as(key)), 400, "invalid-cursor");
        isProblem(api.get(STREAM + "?after=now", as(key, "Last-Event-ID", "x")), 400, "invalid-cursor");
        isProblem(api.get(STREAM + "?after=now&user=ext:nobody", as(key)), 404, "user-not-found");
        isProblem(api.get(STREAM + "?after=now&user=" + ada, api.as(bob.value())), 403, "not-yours");
        isProblem(
                api.get(STREAM + "?after=now", as(keys.create(KeyScope.TIES, KeyScope.USERS))),
                403,
                "insufficient-scope");
        ApiClient.Response restarted = api.get(STREAM + "?after=now", as(key, "Last-Event-ID", "999999999-0badcafe"));
        isProblem(restarted, 409, "log-restarted");
        assertThat(restarted.get("newest")).isEqualTo(now());
    }

    @Test
    void a_caller_has_a_bounded_number_of_streams() {
        List<Open> open = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                open.add(streams.open("after=now", as(key)));
            }
            ApiClient.Response refused = api.get(STREAM + "?after=now", as(key));
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.get("type")).isEqualTo("https://iana.org/assignments/http-problem-types#quota-exceeded");
            assertThat(refused.raw().headers().firstValue("Retry-After")).isPresent();
            open.add(streams.open("after=now", api.as(ada.value())));
        } finally {
            open.forEach(Open::close);
        }
        // a closed connection is noticed when the server writes
        for (int attempt = 0; attempt < 100; attempt++) {
            RawHttp.Response answer = raw.send(
                    "HEAD",
                    STREAM + "?after=now",
                    "Authorization: Bearer " + key.text().text());
            assertThat(answer.status()).isEqualTo(200);
        }
        awaitSlot();
    }

    private void awaitSlot() {
        for (int attempt = 0; ; attempt++) {
            try (Open stream = streams.open("after=now", as(key))) {
                stream.checkpoint();
                return;
            } catch (AssertionError full) {
                if (attempt == 50) {
                    throw full;
                }
                try {
                    Thread.sleep(200);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    private String ticket(String... headers) {
        ApiClient.Response answer = api.send("POST", TICKETS, null, headers);
        assertThat(answer.status()).isEqualTo(201);
        return (String) answer.get("ticket");
    }

    @Test
    void a_ticket_opens_one_stream_for_its_caller() {
        String before = now();
        write(follow(), new Change.HideCreated(bob, ada, NOON, bob), follow());

        String ofAda = ticket(api.as(ada.value()));
        try (Open stream = streams.open("after=" + before + "&ticket=" + ofAda, "Origin", "https://app.example.org")) {
            assertThat(stream.answer().headers().firstValue("Access-Control-Allow-Origin"))
                    .isPresent();
            stream.event();
            assertThat(stream.event()).containsEntry("type", "follow.created");
        }
        ApiClient.Response again = api.get(STREAM + "?after=now&ticket=" + ofAda);
        isProblem(again, 401, "invalid-credentials");
        assertThat(again.get("reason")).isEqualTo("expired");

        try (Open stream = streams.open("after=now&ticket=" + ticket(as(key)))) {
            stream.checkpoint();
            new RevokeKey(store, clock).handle(key.key().id());
            stream.awaitEnd();
        }
    }

    @Test
    void a_head_request_leaves_a_ticket_unused() {
        String ticket = ticket(as(key));
        String path = STREAM + "?after=now&ticket=" + ticket;
        for (int i = 0; i < 2; i++) {
            assertThat(raw.send("HEAD", path).status()).isEqualTo(200);
        }
        try (Open stream = streams.open("after=now&ticket=" + ticket)) {
            stream.checkpoint();
        }
        assertThat(raw.send("HEAD", path).status()).isEqualTo(401);
    }

    @Test
    void a_ticket_is_for_streams_only() {
        String ticket = ticket(as(key));
        isProblem(api.get("/graph/v1/events?after=now&ticket=" + ticket, as(key)), 400, "invalid-request");
        isProblem(
                api.get("/graph/v1/events?after=now", "Authorization", "Bearer " + ticket), 401, "invalid-credentials");
        isProblem(api.send("POST", TICKETS + "?ticket=" + ticket, null), 401, "unauthenticated");
        isProblem(api.send("POST", TICKETS, null), 401, "unauthenticated");
        isProblem(api.send("POST", TICKETS, null, as(keys.create(KeyScope.USERS))), 403, "insufficient-scope");
        isProblem(
                api.send("POST", TICKETS, "{\"x\":1}", as(key, "Content-Type", "application/json")),
                400,
                "invalid-request");
        for (String wrong : List.of("", "x", "%00", ticket.substring(1), ticket + "AAAA", "A".repeat(40))) {
            isProblem(api.get(STREAM + "?after=now&ticket=" + wrong), 401, "invalid-credentials");
        }
        try (Open stream = streams.open("after=now&ticket=" + ticket)) {
            stream.checkpoint();
        }
    }
}
