package dev.kith.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.graph.TestGraph;
import dev.kith.bootstrap.server.Server;
import dev.kith.domain.key.KeyText;
import dev.kith.neo4j.spi.Database;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backend repeats its requests under idempotency keys, over the real graph. */
final class OnceJourneyIT {

    private static final OperatorSecret SECRET = new OperatorSecret("0123456789abcdef0123456789abcdef", null, false);

    private static final KeyText KEY = KeyText.random(new SecureRandom());

    private static final String FOLLOW = "/users/ext:ada/followings/ext:bob";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Database graph = TestGraph.emptied();
    private Server server = server();

    /** The newest event before the requests of a test. */
    private String begin = "";

    private static Server server() {
        Options.Http options = new Options.Http();
        options.port = 0;
        options.serviceKey = KEY;
        return Server.prepare(options.settings(), SECRET).start(TestGraph.open());
    }

    @BeforeEach
    void populate() throws Exception {
        assertThat(graph).isNotNull();
        send("POST", "/users/batch", "{\"users\": [{\"ref\": \"ext:ada\"}, {\"ref\": \"ext:bob\"}]}", null);
        begin = get("/events?after=now").get("next").asText();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body, @Nullable String once)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "/graph/v1" + path))
                .header("Authorization", "Bearer " + KEY.text());
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (once != null) {
            request.header("Idempotency-Key", once);
        }
        HttpResponse<String> answer = http.send(
                request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(method + path + answer.body()).isBetween(200, 201);
        return answer;
    }

    private JsonNode get(String path) throws Exception {
        return json.readTree(send("GET", path, null, null).body());
    }

    private static boolean isReplayed(HttpResponse<String> answer) {
        return answer.headers().firstValue("Idempotency-Replayed").isPresent();
    }

    private List<String> events() throws Exception {
        return get("/events?limit=1000&after=" + begin).get("data").findValuesAsText("type");
    }

    @Test
    void a_late_repetition_does_nothing_even_after_a_restart() throws Exception {
        HttpResponse<String> first = send("PUT", FOLLOW, null, "key-1");
        assertThat(isReplayed(first)).isFalse();
        JsonNode state = json.readTree(first.body()).get("state");
        assertThat(state.asText())
                .isEqualTo(get("/events?after=now").get("newest").asText());
        send("DELETE", FOLLOW, null, null);

        server.close();
        server = server();
        HttpResponse<String> late = send("PUT", FOLLOW, null, "key-1");
        assertThat(late.statusCode()).isEqualTo(201);
        assertThat(isReplayed(late)).isTrue();
        assertThat(json.readTree(late.body()).get("relationship"))
                .isEqualTo(json.readTree(first.body()).get("relationship"));
        assertThat(get("/users/ext:ada/relationships/ext:bob").get("following").asBoolean())
                .isFalse();
        assertThat(events()).containsExactly("follow.created", "follow.deleted");

        send("PUT", FOLLOW, null, null);
        assertThat(get("/users/ext:ada/relationships/ext:bob").get("following").asBoolean())
                .isTrue();
    }

    @Test
    void of_sixteen_at_once_one_follows() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
            List<Future<HttpResponse<String>>> running = IntStream.range(0, 16)
                    .mapToObj(_ -> pool.submit(() -> send("PUT", FOLLOW, null, "key-2")))
                    .toList();
            int writes = 0;
            for (Future<HttpResponse<String>> each : running) {
                assertThat(json.readTree(each.get().body()).get("changed").asBoolean())
                        .isTrue();
                writes += isReplayed(each.get()) ? 0 : 1;
            }
            assertThat(writes).isEqualTo(1);
        }
        assertThat(events()).containsExactly("follow.created");
    }

    @Test
    void users_of_a_follow_are_created_with_it() throws Exception {
        String follow = "/users/ext:cleo/followings/ext:dan?create=true";
        send("PUT", follow, null, "key-3");
        assertThat(isReplayed(send("PUT", follow, null, "key-3"))).isTrue();
        assertThat(get("/users/ext:dan/followers").get("count").asInt()).isEqualTo(1);
    }

    @Test
    void a_batch_that_creates_users_is_done_once() throws Exception {
        String batch = IntStream.range(0, 300)
                .mapToObj(number -> "{\"op\": \"follow\", \"from\": \"ext:fan" + number + "\", \"to\": \"ext:ada\"}")
                .collect(Collectors.joining(",", "{\"create_missing\": true, \"operations\": [", "]}"));
        HttpResponse<String> first = send("POST", "/ties/batch", batch, "key-4");
        assertThat(json.readTree(first.body()).get("applied").asInt()).isEqualTo(300);
        assertThat(get("/users/ext:ada/followers").get("count").asInt()).isEqualTo(300);
        HttpResponse<String> late = send("POST", "/ties/batch", batch, "key-4");
        assertThat(isReplayed(late)).isTrue();
        assertThat(json.readTree(late.body()).get("results"))
                .isEqualTo(json.readTree(first.body()).get("results"));
    }
}
