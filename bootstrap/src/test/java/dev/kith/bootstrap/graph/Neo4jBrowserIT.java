package dev.kith.bootstrap.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.server.Server;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The port of Neo4j Browser, which opens while the program goes on. */
@Timeout(120)
final class Neo4jBrowserIT {

    @TempDir
    Path data = Path.of("");

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private final Neo4jPortSettings ports = new Neo4jPortSettings(0, TcpPorts.findFree());

    private Graph open() {
        return Graph.openEmbedded(ports, new DataDirectory(data), Graph.REQUEST_READ_TIMEOUT, false);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        while (true) {
            try {
                return http.send(
                        HttpRequest.newBuilder(URI.create("http://" + TcpPorts.LOOPBACK + ":" + ports.browser() + path))
                                .build(),
                        BodyHandlers.ofString());
            } catch (ConnectException notYet) {
                Thread.sleep(50);
            }
        }
    }

    @Test
    void it_opens_although_no_one_waits_for_it() throws IOException, InterruptedException {
        try (Graph _ = open()) {
            assertThat(get("/").body()).contains("neo4j_version");
            HttpResponse<String> browser = get("/browser/");
            assertThat(browser.statusCode()).isEqualTo(200);
            assertThat(browser.body()).containsIgnoringCase("<html");
        }
    }

    @Test
    void its_pages_may_load_nothing_from_other_hosts() throws IOException, InterruptedException {
        try (Graph _ = open()) {
            for (String path : List.of("/browser/", "/browser/index.html", "/browser/manifest.json")) {
                List<String> policies = get(path).headers().allValues("Content-Security-Policy");
                assertThat(policies).as(path).hasSize(1);
                Map<String, List<String>> sources = Arrays.stream(
                                policies.getFirst().split("; *"))
                        .map(directive -> List.of(directive.split(" ")))
                        .collect(Collectors.toMap(List::getFirst, words -> words.subList(1, words.size())));
                assertThat(sources).containsEntry("default-src", List.of("'self'"));
                sources.forEach((directive, allowed) -> assertThat(allowed)
                        .as(directive)
                        .isSubsetOf(
                                "'self'",
                                "'none'",
                                "data:",
                                "'unsafe-inline'",
                                "ws://localhost:*",
                                "ws://127.0.0.1:*",
                                "http://localhost:*",
                                "http://127.0.0.1:*"));
                assertThat(sources.getOrDefault("script-src", List.of())).doesNotContain("'unsafe-inline'", "data:");
            }
        }
    }

    @Test
    void the_page_at_the_root_of_the_server_links_it() throws IOException, InterruptedException {
        Options.Http options = new Options.Http();
        options.port = 0;
        OperatorSecret secret = new OperatorSecret("0123456789abcdef0123456789abcdef", null, false);
        try (Graph graph = open();
                Server server = Server.prepare(options.settings(), secret).start(graph)) {
            String page = http.send(HttpRequest.newBuilder(server.url()).build(), BodyHandlers.ofString())
                    .body();
            assertThat(page).contains("\"http://" + TcpPorts.LOOPBACK + ":" + ports.browser() + "/browser/\"");
            assertThat(page).contains("\"/graph/v1/docs\"");
        }
    }

    @Test
    void it_is_closed_with_the_graph_even_where_it_was_just_opening() {
        open().close();
        TcpPorts.requireFree(TcpPorts.LOOPBACK, ports.browser(), "--browser-port");
    }
}
