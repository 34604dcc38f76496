package dev.kith.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.graph.TestGraph;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What strangers learn from the paths that belong to no dialect. */
class HealthIT {

    private static final OperatorSecret TOKENS =
            new OperatorSecret("a-secret-for-tests-and-for-nothing-else", null, false);

    private static final String UP = "{\"name\":null,\"status\":\"UP\",\"details\":null}";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Server server;

    @BeforeAll
    static void start() {
        Options.Http options = new Options.Http();
        options.port = 0;
        options.metrics = true;
        server = Server.prepare(options.settings(), TOKENS).start(TestGraph.open());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.url().resolve(path)).method(method, BodyPublishers.noBody());
        for (int index = 0; index < headers.length; index += 2) {
            request.header(headers[index], headers[index + 1]);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void health_says_up_and_nothing_else() throws Exception {
        for (String path : List.of("/health", "/health/readiness", "/health/liveness")) {
            assertThat(send("GET", path).body()).as(path).isEqualTo(UP);
            assertThat(send("GET", path, "Authorization", "Basic cHJveHk6c2VjcmV0")
                            .body())
                    .isEqualTo(UP);
            HttpResponse<String> head = send("HEAD", path);
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("Content-Length")).hasValue("" + UP.length());
            assertThat(send("GET", path, "Accept", "application/*;q=0.5").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void no_page_of_another_origin_reads_health_and_metrics() throws Exception {
        for (String path : List.of("/health", "/prometheus")) {
            HttpResponse<String> answer = send("GET", path, "Origin", "https://app.example.org");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().map().keySet())
                    .as(path)
                    .noneMatch(name -> name.toLowerCase().startsWith("access-control-"));
        }
    }

    @Test
    void the_endpoints_of_the_framework_are_closed() throws Exception {
        for (String path : List.of(
                "/token_info",
                "/login",
                "/logout",
                "/keys",
                "/oauth/access_token",
                "/beans",
                "/env",
                "/info",
                "/loggers",
                "/routes",
                "/metrics",
                "/refresh",
                "/stop",
                "/threaddump",
                "/caches",
                "/constant")) {
            for (String method : List.of("GET", "POST")) {
                assertThat(send(method, path).statusCode())
                        .as(method + " " + path)
                        .isEqualTo(404);
            }
        }
    }
}
