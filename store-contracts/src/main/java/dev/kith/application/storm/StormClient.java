package dev.kith.application.storm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Sends requests as users of a server, or of several servers of one graph in turn. */
public final class StormClient {

    /** @param json empty unless the body is a JSON object */
    public record Answer(int status, String body, Map<String, Object> json) {}

    private static final String ROOT = "/api/v2";

    private static final int MAX_ATTEMPTS = 10;

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger shed = new AtomicInteger();
    private final AtomicInteger turn = new AtomicInteger();
    private final List<URI> servers;
    private final LongFunction<String> tokens;
    private final Function<String, Map<String, Object>> json;

    public StormClient(URI server, LongFunction<String> tokens, Function<String, Map<String, Object>> json) {
        this(List.of(server), tokens, json);
    }

    /**
     * @param tokens makes the access token of a user
     * @param json reads a JSON object
     */
    public StormClient(List<URI> servers, LongFunction<String> tokens, Function<String, Map<String, Object>> json) {
        this.servers = servers;
        Map<Long, String> issued = new ConcurrentHashMap<>();
        this.tokens = user -> issued.computeIfAbsent(user, tokens::apply);
        this.json = json;
    }

    /** The number of answers that were 503. */
    public int shed() {
        return shed.get();
    }

    /**
     * Sends a request, and again after a pause while the answer is 503: a server that has more to do than the machine
     * can sheds load.
     *
     * @param path below the root of the API, with its query
     */
    public Answer send(long user, String method, String path, @Nullable String body) {
        Answer answer = sendOnce(user, method, path, body);
        for (int attempt = 1; attempt < MAX_ATTEMPTS && answer.status() == 503; attempt++) {
            shed.incrementAndGet();
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = sendOnce(user, method, path, body);
        }
        return answer;
    }

    private Answer sendOnce(long user, String method, String path, @Nullable String body) {
        URI server = servers.get(Math.floorMod(turn.getAndIncrement(), servers.size()));
        HttpRequest request = HttpRequest.newBuilder(server.resolve(ROOT + path))
                .header("Authorization", "Bearer " + tokens.apply(user))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            String text = response.body();
            return new Answer(response.statusCode(), text, text.startsWith("{") ? json.apply(text) : Map.of());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
