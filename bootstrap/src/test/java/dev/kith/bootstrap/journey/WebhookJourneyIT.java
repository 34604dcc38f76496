package dev.kith.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.graph.TestGraph;
import dev.kith.bootstrap.server.Server;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.key.KeyText;
import dev.kith.neo4j.spi.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two servers of one real graph send events to an app, one of them at a time, and lose none when they stop. */
final class WebhookJourneyIT {

    private static final OperatorSecret SECRET = new OperatorSecret("0123456789abcdef0123456789abcdef", null, false);
    private static final KeyText KEY = KeyText.random(new SecureRandom());
    private static final Pattern PAIR = Pattern.compile("\"external_id\":\"(\\w+)\".*\"external_id\":\"(\\w+)\"");

    /** A request that the app accepted. */
    private record Accepted(long number, String pair) {}

    private final Database database = TestGraph.emptied();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Accepted> accepted = new CopyOnWriteArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /** Whether the first request of each event fails. A second failure would mean minutes. */
    private volatile boolean refusesFirst;

    private HttpServer app;

    @BeforeEach
    void start() throws IOException {
        app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        app.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        app.createContext("/", this::receive);
        app.start();
    }

    @AfterEach
    void stop() {
        app.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            boolean isRefused = refusesFirst && refused.add(id);
            if (!isRefused) {
                Matcher pair = PAIR.matcher(body);
                assertThat(pair.find()).as(body).isTrue();
                accepted.add(
                        new Accepted(JournalPosition.parse(id).orElseThrow().number(), pair.group(1) + pair.group(2)));
            }
            exchange.sendResponseHeaders(isRefused ? 500 : 204, -1);
        }
    }

    private static Server server() {
        Options.Http options = new Options.Http();
        options.port = 0;
        options.serviceKey = KEY;
        options.webhookTargets = "127.0.0.1";
        return Server.prepare(options.settings(), SECRET).start(TestGraph.open());
    }

    private String send(Server server, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve("/graph/v1" + path))
                .header("Authorization", "Bearer " + KEY.text())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return response.body();
    }

    /** Each of three pairs is followed and unfollowed so many times. */
    private void toggle(Server server, int times) throws IOException, InterruptedException {
        for (int time = 0; time < times; time++) {
            for (String pair : List.of("ext:a/followings/ext:b", "ext:b/followings/ext:c", "ext:c/followings/ext:a")) {
                send(server, "PUT", "/users/" + pair, "{}");
                send(server, "DELETE", "/users/" + pair, "{}");
            }
        }
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.sleep(50);
        }
    }

    private long distinct() {
        return accepted.stream().map(Accepted::number).distinct().count();
    }

    @Test
    void every_event_arrives_in_the_order_of_its_pair_whichever_server_stops() throws Exception {
        try (Server second = server()) {
            try (Server first = server()) {
                for (String user : List.of("a", "b", "c")) {
                    send(first, "PUT", "/users/ext:" + user, "{}");
                }
                String url = "http://127.0.0.1:" + app.getAddress().getPort();
                send(first, "POST", "/webhooks", "{\"url\":\"" + url + "\",\"types\":[\"follow.*\"]}");
                toggle(first, 5);
                toggle(second, 5);
                await("60 events", () -> distinct() == 60);
                assertThat(accepted).as("one server sends").hasSize(60);
                refusesFirst = true;
                toggle(second, 1);
                await("one event of each pair is refused", () -> refused.size() == 3);
            }
            toggle(second, 1);
            refusesFirst = false;
            await("12 more, sent by the other server", () -> distinct() == 72);
            refusesFirst = true;
            refused.clear();
            toggle(second, 1);
            await("one event of each pair is refused again", () -> refused.size() == 3);
        }
        refusesFirst = false;
        try (Server _ = server()) {
            await("6 more, after a start", () -> distinct() == 78);
            await("the progress is stored", () -> waiting() == 0);
        }
        Map<String, Long> newest = new HashMap<>();
        Map<Long, Accepted> firsts = new LinkedHashMap<>();
        accepted.forEach(one -> firsts.putIfAbsent(one.number(), one));
        firsts.values().forEach(one -> {
            Long before = newest.put(one.pair(), one.number());
            assertThat(before == null || before < one.number())
                    .as(one.toString())
                    .isTrue();
        });
    }

    private long waiting() {
        return database.query(
                "MATCH (d:WebhookDelivery) RETURN count(d) AS waiting",
                Map.of(),
                rows -> rows.getFirst().number("waiting"));
    }
}
