package dev.kith.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.graph.TestGraph;
import dev.kith.bootstrap.server.Server;
import dev.kith.domain.change.Change;
import dev.kith.domain.key.KeyText;
import dev.kith.neo4j.journal.Neo4jJournal;
import dev.kith.neo4j.spi.Database;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A backend mirrors its users, by its own ids, over the real graph. */
final class UserJourneyIT {

    private static final OperatorSecret SECRET = new OperatorSecret("0123456789abcdef0123456789abcdef", null, false);

    private static final KeyText KEY = KeyText.random(new SecureRandom());

    private final HttpClient http = HttpClient.newHttpClient();
    private final Database graph = TestGraph.emptied();
    private final Server server = server();

    private static Server server() {
        Options.Http options = new Options.Http();
        options.port = 0;
        options.serviceKey = KEY;
        return Server.prepare(options.settings(), SECRET).start(TestGraph.open());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.url().resolve("/graph/v1/users" + path))
                .header("Authorization", "Bearer " + KEY.text())
                .header("Content-Type", "application/json");
        for (int at = 0; at < headers.length; at += 2) {
            request.header(headers[at], headers[at + 1]);
        }
        return http.send(request.method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private String done(int status, String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.statusCode()).as(method + path + answer.body()).isEqualTo(status);
        return answer.body();
    }

    @Test
    void a_user_is_created_changed_deleted_and_erased() throws Exception {
        String ada = "/ext:auth0%7Cada%2F1";
        HttpResponse<String> created = send("PUT", ada, "{\"username\": \"ada\", \"discoverable\": false}");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(created.body()).contains("\"external_id\":\"auth0|ada/1\"", "\"discoverable\":false");
        String tag = created.headers().firstValue("ETag").orElseThrow();
        assertThat(send("PATCH", ada, "{\"name\": \"Ada\"}", "If-Match", tag).statusCode())
                .isEqualTo(200);
        assertThat(send("PATCH", ada, "{\"name\": \"Bob\"}", "If-Match", tag).statusCode())
                .isEqualTo(412);
        assertThat(done(200, "GET", "/@ADA", "")).contains("\"name\":\"Ada\"");
        assertThat(done(200, "POST", "/lookup", "{\"refs\": [\"ext:auth0|ada/1\", \"ext:x\"], \"fields\": [\"name\"]}"))
                .contains("{\"name\":\"Ada\"}", "\"code\":\"user-not-found\"");

        done(204, "DELETE", ada, "");
        done(204, "DELETE", ada, "");
        assertThat(done(409, "PUT", ada, "{}")).contains("\"code\":\"user-deleted\"");
        done(204, "DELETE", ada + "?erase=true", "");
        done(404, "GET", ada, "");
        done(201, "PUT", ada, "{\"username\": \"ada\"}");
        assertThat(new Neo4jJournal(graph).after(0, 100))
                .extracting(entry -> entry.change())
                .filteredOn(Change.UserDeleted.class::isInstance)
                .extracting(change -> change.actor(), change -> ((Change.UserDeleted) change).erased())
                .containsExactly(tuple(null, false), tuple(null, true));
    }

    @Test
    void a_thousand_users_are_mirrored_and_a_repetition_changes_nothing() throws Exception {
        String batch = IntStream.range(0, 1_000)
                .mapToObj(number -> "{\"ref\": \"ext:" + number + "\", \"username\": \"user_" + number + "\"}")
                .collect(Collectors.joining(",", "{\"users\": [", "]}"));
        assertThat(done(200, "POST", "/batch", batch))
                .doesNotContain("updated", "unchanged")
                .contains("\"failed\":0");
        assertThat(done(200, "POST", "/batch", batch)).doesNotContain("created", "updated");
    }

    @Test
    void of_twenty_requests_for_one_new_user_one_creates_it() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 20)
                    .mapToObj(number -> threads.submit(() ->
                            send("PUT", "/ext:new", "{\"username\": \"new\"}").statusCode()))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses)
                    .containsOnly(200, 201)
                    .filteredOn(status -> status == 201)
                    .hasSize(1);
        }
    }
}
