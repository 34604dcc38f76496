package dev.kith.http.graph.webhook;

import static dev.kith.http.graph.Answers.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.delivery.Deliveries;
import dev.kith.application.webhook.Webhooks;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.change.Origin;
import dev.kith.domain.user.UserId;
import dev.kith.domain.webhook.Checkpoint;
import dev.kith.domain.webhook.Delivery;
import dev.kith.domain.webhook.WebhookId;
import dev.kith.http.ApiClient;
import dev.kith.http.graph.webhook.TestReceiver.Answer;
import dev.kith.http.graph.webhook.TestReceiver.Received;
import dev.kith.http.graph.webhook.TestWebhooks.Made;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events arrive at a receiver, signed, in the order of their pairs, and again until it accepts them. */
@MicronautTest
class WebhookSendingTest {

    @Inject
    TestWebhooks webhooks;

    @Inject
    Webhooks store;

    @Inject
    Deliveries deliveries;

    private final TestReceiver receiver = new TestReceiver();

    @AfterEach
    void close() {
        webhooks.deleteAll();
        receiver.close();
    }

    private static Object event(Received received, String member) {
        return received.json().get(member);
    }

    @Test
    void an_event_arrives_as_standard_webhooks_says() {
        Made made = webhooks.create(receiver, ",\"types\":[\"follow.created\"]");
        String id = webhooks.follow(1, 2);
        receiver.awaitReceived(1);
        Received received = receiver.received().getFirst();
        assertThat(received.id()).isEqualTo(id);
        assertThat(Duration.between(Instant.ofEpochSecond(received.timestamp()), Instant.now()))
                .isBetween(Duration.ZERO, Duration.ofSeconds(10));
        assertThat(received.isSignedBy(made.secret())).isTrue();
        assertThat(received.headers()).containsEntry("Content-type", List.of("application/json"));
        assertThat(received.headers().get("User-agent").getFirst()).startsWith("Kith/");
        assertThat(received.json())
                .containsEntry("id", id)
                .containsEntry("type", "follow.created")
                .containsKeys("timestamp", "origin", "by", "data");
        webhooks.await(
                made.id(),
                "the progress is stored",
                webhook -> webhook.get("at").equals(id));
        assertThat(webhooks.get(made.id()).get("last_success_at")).isNotNull();
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void what_the_webhook_does_not_want_is_left_out() {
        Made made = webhooks.create(receiver, ",\"types\":[\"user.*\",\"follow.deleted\"]");
        String id = webhooks.follow(1, 2);
        webhooks.await(
                made.id(), "the position moves on", webhook -> webhook.get("at").equals(id));
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void a_batch_has_many_events() {
        String before = webhooks.follow(1, 2);
        String first = webhooks.follow(3, 4);
        webhooks.follow(5, 6);
        String last = webhooks.follow(3, 4);
        webhooks.create(receiver, ",\"batch\":100,\"from\":\"" + before + "\"");
        receiver.awaitReceived(1);
        Received received = receiver.received().getFirst();
        assertThat(received.id()).isEqualTo(first + "~" + last);
        assertThat(event(received, "type")).isEqualTo("events");
        Map<?, ?> data = (Map<?, ?>) event(received, "data");
        assertThat((List<?>) data.get("events")).hasSize(3);
    }

    @Test
    void a_failed_event_comes_again_before_the_next_one_of_its_pair_and_after_others() {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        receiver.answer(received -> {
            boolean isFirst = received.json().toString().contains("follower={id=11,") && failed.add(received.id());
            return isFirst && failed.size() == 1
                    ? new Answer(500, Map.of(), "not now " + "x".repeat(3_000))
                    : Answer.of(200);
        });
        Made made = webhooks.create(receiver, "");
        String one = webhooks.follow(11, 12);
        String two = webhooks.follow(11, 12);
        String other = webhooks.follow(13, 14);
        receiver.awaitReceived(4);
        assertThat(receiver.received())
                .extracting(Received::id)
                .endsWith(one, two)
                .contains(other);
        assertThat(receiver.received().subList(0, 2)).extracting(Received::id).containsExactlyInAnyOrder(one, other);
        webhooks.await(
                made.id(),
                "all is delivered",
                webhook -> webhook.get("at").equals(other)
                        && webhook.get("waiting").equals(0));
        assertThat((Map<?, ?>) webhooks.get(made.id()).get("last_failure"))
                .extracting("status")
                .isEqualTo(500);

        ApiClient.Response all = webhooks.send("GET", "/" + made.id() + "/deliveries?limit=3", null);
        assertThat((List<?>) all.get("data")).hasSize(3);
        ApiClient.Response rest = webhooks.send("GET", "/" + made.id() + "/deliveries?after=" + all.get("next"), null);
        assertThat((List<?>) rest.get("data")).hasSize(1);
        assertThat(rest.get("next")).isNull();
        ApiClient.Response failures = webhooks.send("GET", "/" + made.id() + "/deliveries?status=failed", null);
        assertThat((List<?>) failures.get("data")).singleElement().satisfies(item -> {
            Map<?, ?> attempt = (Map<?, ?>) item;
            assertThat(attempt.get("id")).isEqualTo(one);
            assertThat(attempt.get("attempt")).isEqualTo(1);
            assertThat(attempt.get("status")).isEqualTo(500);
            assertThat((String) attempt.get("answer")).startsWith("not now xxx").hasSize(1_024);
        });
    }

    /** Each request fails at most once, else the retries would take longer than a test. */
    @Test
    void from_a_receiver_that_fails_at_random_nothing_is_missing_and_pairs_stay_in_order() {
        Random random = new Random(7);
        Set<String> failed = ConcurrentHashMap.newKeySet();
        List<Received> accepted = new java.util.concurrent.CopyOnWriteArrayList<>();
        receiver.answer(received -> {
            synchronized (random) {
                if (random.nextInt(8) == 0 && failed.add(received.id())) {
                    return Answer.of(random.nextBoolean() ? 500 : 302);
                }
                accepted.add(received);
                return Answer.of(204);
            }
        });
        Made made = webhooks.create(receiver, "");
        Set<String> written = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            written.add(webhooks.follow(20 + i % 10, 30 + i % 13));
        }
        TestReceiver.await(
                "everything arrives",
                Duration.ofSeconds(60),
                () -> accepted.stream().map(Received::id).distinct().count() == 300);
        assertThat(accepted).extracting(Received::id).containsAll(written);
        Map<Object, Long> newest = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Received received : accepted) {
            assertThat(received.isSignedBy(made.secret())).isTrue();
            long number = JournalPosition.parse(received.id()).orElseThrow().number();
            if (seen.add(received.id())) {
                Long before = newest.put(
                        ((Map<?, ?>) event(received, "data")).get("follower") + "-"
                                + ((Map<?, ?>) event(received, "data")).get("followee"),
                        number);
                assertThat(before == null || before < number).isTrue();
            }
        }
        assertThat(failed).isNotEmpty();
    }

    @Test
    void a_redirect_is_a_failure_and_is_not_followed() {
        try (TestReceiver other = new TestReceiver()) {
            receiver.answer(_ -> new Answer(302, Map.of("Location", other.url()), ""));
            Made made = webhooks.create(receiver, "");
            webhooks.follow(1, 2);
            receiver.awaitReceived(1);
            webhooks.await(
                    made.id(),
                    "the failure is stored",
                    webhook -> webhook.get("waiting").equals(1));
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void a_receiver_that_is_gone_gets_nothing_more() {
        receiver.answer(_ -> Answer.of(410));
        Made made = webhooks.create(receiver, "");
        webhooks.follow(1, 2);
        webhooks.await(made.id(), "it is disabled", webhook -> "gone".equals(webhook.get("disabled_reason")));
        webhooks.follow(3, 4);
        receiver.answer(_ -> Answer.of(204));
        webhooks.send("PATCH", "/" + made.id(), "{\"enabled\":true}");
        receiver.awaitReceived(3);
        webhooks.await(
                made.id(), "nothing waits", webhook -> webhook.get("waiting").equals(0));
    }

    @Test
    void a_receiver_that_asks_for_time_gets_it() {
        receiver.answer(_ -> new Answer(429, Map.of("Retry-After", "7"), ""));
        webhooks.create(receiver, "");
        webhooks.follow(1, 2);
        receiver.awaitReceived(1);
        Instant asked = Instant.now();
        receiver.answer(_ -> Answer.of(204));
        webhooks.follow(3, 4);
        receiver.awaitReceived(3);
        assertThat(Duration.between(asked, Instant.now())).isGreaterThan(Duration.ofMillis(6_500));
    }

    /** The answer never ends: what is read of it is bounded, and the status counts. */
    @Test
    void an_endless_answer_is_cut_off() throws IOException {
        try (ServerSocket endless = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                while (!endless.isClosed()) {
                    try (Socket socket = endless.accept()) {
                        OutputStream out = socket.getOutputStream();
                        out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                        while (true) {
                            out.write("4\r\nmore\r\n".getBytes(StandardCharsets.US_ASCII));
                        }
                    } catch (IOException closed) {
                        // the sender has enough
                    }
                }
            });
            ApiClient.Response made =
                    webhooks.send("POST", "", "{\"url\":\"http://127.0.0.1:" + endless.getLocalPort() + "\"}");
            ApiClient.Response test = webhooks.send("POST", "/" + made.get("id") + "/test", null);
            assertThat(test.json()).containsEntry("status", 200).containsEntry("error", null);
            assertThat((Integer) test.get("millis")).isLessThan(10_000);
        }
    }

    @Test
    void a_receiver_that_does_not_answer_is_given_up() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            ApiClient.Response made =
                    webhooks.send("POST", "", "{\"url\":\"http://127.0.0.1:" + silent.getLocalPort() + "\"}");
            ApiClient.Response test = webhooks.send("POST", "/" + made.get("id") + "/test", null);
            assertThat(test.json()).containsEntry("status", null).containsEntry("error", "no answer in 15 s");
        }
    }

    @Test
    void a_test_sends_a_signed_request() {
        Made made = webhooks.create(receiver, ",\"types\":[\"user.deleted\"]");
        webhooks.send("PATCH", "/" + made.id(), "{\"enabled\":false}");
        ApiClient.Response test = webhooks.send("POST", "/" + made.id() + "/test", null);
        assertThat(test.json()).containsEntry("status", 204).containsEntry("error", null);
        Received received = receiver.received().getFirst();
        assertThat(received.isSignedBy(made.secret())).isTrue();
        assertThat(event(received, "type")).isEqualTo("webhook.test");
        isProblem(webhooks.send("POST", "/" + made.id() + "/test", "{\"x\":1}"), 400, "invalid-request");
    }

    @Test
    void a_test_says_why_nothing_arrived() {
        ApiClient.Response made = webhooks.send("POST", "", "{\"url\":\"https://localhost/hook\"}");
        receiver.close();
        ApiClient.Response unknown = webhooks.send("POST", "", "{\"url\":\"https://name.invalid/hook\"}");
        ApiClient.Response closed = webhooks.send("POST", "", "{\"url\":\"" + receiver.url() + "\"}");
        assertThat(test(made)).as("::1 is not listed").isIn("target is not public", "cannot connect");
        assertThat(test(unknown)).isEqualTo("unknown host");
        assertThat(test(closed)).isEqualTo("cannot connect");
    }

    private Object test(ApiClient.Response made) {
        return webhooks.send("POST", "/" + made.get("id") + "/test", null).get("error");
    }

    @Test
    void both_secrets_sign_during_a_rotation() {
        Made made = webhooks.create(receiver, "");
        ApiClient.Response rotated = webhooks.send("POST", "/" + made.id() + "/rotate", "{\"overlap\":60}");
        webhooks.send("POST", "/" + made.id() + "/test", null);
        Received received = receiver.received().getFirst();
        assertThat(received.signatures().split(" ")).hasSize(2);
        assertThat(received.isSignedBy(made.secret())).isTrue();
        assertThat(received.isSignedBy(TestWebhooks.secret(rotated))).isTrue();
    }

    @Test
    void a_replay_sends_the_same_ids_again() {
        Made made = webhooks.create(receiver, "");
        String zero = (String) webhooks.get(made.id()).get("at");
        String one = webhooks.follow(1, 2);
        String two = webhooks.follow(1, 2);
        String three = webhooks.follow(1, 2);
        webhooks.await(
                made.id(), "all is delivered", webhook -> webhook.get("at").equals(three));
        ApiClient.Response answer = webhooks.send(
                "POST", "/" + made.id() + "/replay", "{\"from\":\"" + zero + "\",\"to\":\"" + two + "\"}");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json()).containsEntry("replaying", true).containsEntry("at", three);
        receiver.awaitReceived(5);
        webhooks.await(
                made.id(),
                "the replay ends",
                webhook -> webhook.get("replaying").equals(false));
        assertThat(receiver.received()).extracting(Received::id).containsExactly(one, two, three, one, two);
        isProblem(
                webhooks.send("POST", "/" + made.id() + "/replay", "{\"from\":\"now\",\"to\":\"" + two + "\"}"),
                400,
                "invalid-request");
        isProblem(
                webhooks.send(
                        "POST", "/" + made.id() + "/replay", "{\"from\":\"99999-00000000\",\"to\":\"" + two + "\"}"),
                409,
                "log-restarted");
    }

    private String dead(Made made, long number) {
        Delivery dead = new Delivery(
                List.of(new JournalEntry(
                        new JournalPosition(number, 1),
                        Instant.EPOCH,
                        Origin.KITH,
                        new Change.UserDeleted(new UserId(7), true, null))),
                10,
                Instant.EPOCH,
                Instant.EPOCH);
        WebhookId id = new WebhookId(made.id());
        TestReceiver.await(
                "the sender has opened the webhook",
                Duration.ofSeconds(5),
                () -> deliveries.save(
                        id,
                        new Checkpoint(store.find(id).orElseThrow().progress(), List.of(dead), List.of(), List.of())));
        return dead.id();
    }

    @Test
    void a_dead_delivery_is_shown_tried_again_and_discarded() {
        Made made = webhooks.create(receiver, "");
        String one = dead(made, 1_000_001);
        String two = dead(made, 1_000_002);
        String path = "/" + made.id() + "/dead";
        assertThat(webhooks.get(made.id())).containsEntry("dead", 2);
        ApiClient.Response first = webhooks.send("GET", path + "?limit=1", null);
        assertThat(first.get("next")).isEqualTo(one);
        assertThat((List<?>) first.get("data")).singleElement().satisfies(item -> {
            assertThat(((Map<?, ?>) item).get("id")).isEqualTo(one);
            assertThat((List<?>) ((Map<?, ?>) item).get("events")).hasSize(1);
        });
        ApiClient.Response second = webhooks.send("GET", path + "?after=" + one, null);
        assertThat((List<?>) second.get("data")).hasSize(1);
        isProblem(webhooks.send("GET", path + "?after=x", null), 400, "invalid-cursor");

        assertThat(webhooks.send("POST", path + "/" + one + "/retry", null).status())
                .isEqualTo(202);
        receiver.awaitReceived(1);
        assertThat(receiver.received().getFirst().id()).isEqualTo(one);
        webhooks.await(
                made.id(), "it is delivered", webhook -> webhook.get("waiting").equals(0));
        isProblem(webhooks.send("POST", path + "/" + one + "/retry", null), 404, "not-found");
        assertThat(webhooks.send("DELETE", path + "/" + two, null).status()).isEqualTo(204);
        isProblem(webhooks.send("DELETE", path + "/" + two, null), 404, "not-found");
        assertThat(webhooks.get(made.id())).containsEntry("dead", 0);
    }
}
