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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backend shows and copies the lists of its users, over the real graph. */
final class ListJourneyIT {

    private static final OperatorSecret SECRET = new OperatorSecret("0123456789abcdef0123456789abcdef", null, false);

    private static final KeyText KEY = KeyText.random(new SecureRandom());

    private static final int FANS = 120;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Database graph = TestGraph.emptied();
    private final Server server = server();

    private static Server server() {
        Options.Http options = new Options.Http();
        options.port = 0;
        options.serviceKey = KEY;
        return Server.prepare(options.settings(), SECRET).start(TestGraph.open());
    }

    /** A star with followers, of whom a viewer follows and blocks some. */
    @BeforeEach
    void populate() throws Exception {
        assertThat(graph).isNotNull();
        String users = IntStream.range(0, FANS)
                .mapToObj(number -> "{\"ref\": \"ext:fan" + number + "\"}")
                .collect(Collectors.joining(
                        ",", "{\"users\": [{\"ref\": \"ext:star\"}, {\"ref\": \"ext:viewer\"}, ", "]}"));
        send("POST", "/users/batch", users);
        for (int number = 0; number < FANS; number++) {
            send("PUT", "/users/ext:fan" + number + "/followings/ext:star", null);
        }
        for (int number : List.of(7, 8, 90)) {
            send("PUT", "/users/ext:viewer/followings/ext:fan" + number, null);
            send("PUT", "/users/ext:fan" + number + "/followings/ext:viewer", null);
        }
        send("PUT", "/users/ext:star/followings/ext:fan5", null);
        send("PUT", "/users/ext:viewer/blocks/ext:fan9", null);
        send("PUT", "/users/ext:fan1/requests/sent/ext:star", null);
        send("PUT", "/users/ext:fan2/requests/sent/ext:star", null);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        path.startsWith("http")
                                ? URI.create(path)
                                : server.url().resolve("/graph/v1" + path))
                .header("Authorization", "Bearer " + KEY.text());
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> answer = http.send(
                request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(method + path + answer.body()).isBetween(200, 201);
        return answer;
    }

    private JsonNode page(String path) throws Exception {
        return json.readTree(send("GET", path, null).body());
    }

    private static List<String> fans(int... numbers) {
        return IntStream.of(numbers).mapToObj(number -> "fan" + number).toList();
    }

    private static List<String> externalIds(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.get("data")
                .forEach(item -> ids.add(item.get("user").get("external_id").asText()));
        return ids;
    }

    @Test
    void a_list_is_copied_by_external_ids_while_users_come_and_go() throws Exception {
        List<String> copied = new ArrayList<>();
        String path = "/users/ext:star/followers?view=ids&ref=ext&limit=25";
        for (int step = 0; path != null; step++) {
            HttpResponse<String> answer = send("GET", path, null);
            JsonNode page = json.readTree(answer.body());
            assertThat(page.get("count").asInt()).isEqualTo(FANS - step);
            page.get("ids").forEach(id -> copied.add(id.asText()));
            String link = answer.headers().firstValue("Link").orElse(null);
            path = link == null ? null : link.substring(1, link.indexOf('>'));
            // those who were on the first page follow or are followed back, and one of them leaves
            send("PUT", "/users/ext:star/followings/ext:fan" + (FANS - 1 - step), null);
            send("DELETE", "/users/ext:star/followers/ext:fan" + (FANS - 20 + step), null);
        }
        assertThat(copied)
                .isEqualTo(IntStream.range(0, FANS)
                        .mapToObj(number -> "fan" + (FANS - 1 - number))
                        .toList());
    }

    @Test
    void a_page_is_shown_to_a_viewer_with_those_they_know_first() throws Exception {
        JsonNode page =
                page("/users/ext:star/followers?viewer=ext:viewer&order=shared_first&include=relationship&limit=5");
        assertThat(externalIds(page)).isEqualTo(fans(90, 8, 7, 119, 118));
        assertThat(page.get("count").asInt()).isEqualTo(FANS - 1);
        JsonNode first = page.get("data").get(0);
        assertThat(first.get("shared").asBoolean()).isTrue();
        assertThat(first.get("relationship").get("mutual").asBoolean()).isTrue();
        JsonNode second = page("/users/ext:star/followers?viewer=ext:viewer&order=shared_first&limit=100&after="
                + page.get("next").asText());
        assertThat(externalIds(second))
                .hasSize(100)
                .doesNotContain("fan9", "fan90")
                .contains("fan117");

        assertThat(externalIds(page("/users/ext:star/followers?mutual=true"))).isEqualTo(fans(5));
        JsonNode since = page("/users/ext:star/followers?until="
                + page("/users/ext:star/followers?limit=1&shared=true&viewer=ext:viewer")
                        .get("data")
                        .get(0)
                        .get("since")
                        .asText());
        assertThat(since.get("count").asInt()).isEqualTo(90);
        assertThat(externalIds(page("/users/ext:star/known-followers?viewer=ext:viewer")))
                .isEqualTo(fans(90, 8, 7));
        assertThat(page("/users/ext:star/common/followers?with=ext:viewer&count=false")
                        .toString())
                .contains("\"count\":null", "\"complete\":true");
        assertThat(externalIds(page("/users/ext:viewer/blocks"))).isEqualTo(fans(9));
        send("POST", "/users/ext:star/requests/received/ext:fan1/reject", null);
        assertThat(externalIds(page("/users/ext:star/requests/received"))).isEqualTo(fans(2));
        assertThat(externalIds(page("/users/ext:star/requests/received?rejected=true")))
                .isEqualTo(fans(1));
        assertThat(externalIds(page("/users/ext:fan1/requests/sent"))).containsExactly("star");
    }

    /** A dismissal is no event, and the journal does not take it for a change by another program. */
    @Test
    void suggestions_are_explained_and_dismissed_and_the_graph_is_counted() throws Exception {
        JsonNode before = page("/stats");
        assertThat(before.get("users").asInt()).isEqualTo(FANS + 2);
        assertThat(before.get("follows").asInt()).isEqualTo(FANS + 7);
        assertThat(before.get("requests").asInt()).isEqualTo(2);
        assertThat(before.get("blocks").asInt()).isEqualTo(1);

        String suggestions = "/users/ext:viewer/suggestions";
        JsonNode found = page(suggestions);
        assertThat(externalIds(found)).containsExactly("star", "fan5");
        JsonNode why = found.get("data").get(0).get("reasons").get(0);
        assertThat(why.get("count").asInt()).isEqualTo(3);
        assertThat(why.get("users")).hasSize(3);

        JsonNode dismissed = json.readTree(
                send("PUT", suggestions + "/dismissed/ext:star", null).body());
        assertThat(dismissed.get("changed").asBoolean()).isTrue();
        assertThat(externalIds(page(suggestions))).containsExactly("fan5");
        assertThat(externalIds(page(suggestions + "/dismissed"))).containsExactly("star");
        assertThat(page("/stats")).isEqualTo(before);
        send("DELETE", suggestions + "/dismissed/ext:star", null);
        assertThat(externalIds(page(suggestions))).containsExactly("star", "fan5");
        assertThat(page("/stats")).isEqualTo(before);
    }
}
