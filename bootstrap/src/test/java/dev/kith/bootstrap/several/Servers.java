package dev.kith.bootstrap.several;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Clients of several servers of one graph, which take turns. The test may kill a server, which then has no turns. */
final class Servers {

    /** The caller of public routes. */
    static final long ANONYMOUS = 0;

    private static final int MAX_ATTEMPTS = 20;

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<URI> all;
    private final LongFunction<String> tokens;
    private final Map<Long, String> issued = new ConcurrentHashMap<>();
    private final Set<URI> killed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger shed = new AtomicInteger();
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

    /** @param tokens makes the access token of a user */
    Servers(List<URI> all, LongFunction<String> tokens) {
        this.all = all;
        this.tokens = tokens;
    }

    record Answer(int status, String body) {

        boolean isSuccess() {
            return status / 100 == 2;
        }

        Map<String, Object> json() {
            try {
                return JSONObjectUtils.parse(body);
            } catch (ParseException e) {
                throw new AssertionError(body, e);
            }
        }

        long number(String key) {
            return ((Number) json().get(key)).longValue();
        }

        /** The items of a list; none if there is no such user any more. */
        List<Map<?, ?>> results() {
            List<Map<?, ?>> results = new ArrayList<>();
            if (status != 404) {
                ((List<?>) json().get("results")).forEach(item -> results.add((Map<?, ?>) item));
            }
            return results;
        }
    }

    List<URI> alive() {
        return all.stream().filter(server -> !killed.contains(server)).toList();
    }

    /** From now on the server may leave requests without an answer. */
    void mayDie(URI server) {
        killed.add(server);
    }

    URI next() {
        List<URI> alive = alive();
        return alive.get(Math.floorMod(turn.getAndIncrement(), alive.size()));
    }

    /** The answers that were 503. */
    int shed() {
        return shed.get();
    }

    /** The time that 99 of 100 requests took since the last call, in milliseconds. */
    double takeP99() {
        List<Long> taken = new ArrayList<>();
        for (Long time = nanos.poll(); time != null; time = nanos.poll()) {
            taken.add(time);
        }
        return taken.isEmpty() ? Double.NaN : taken.stream().sorted().toList().get(taken.size() * 99 / 100) / 1e6;
    }

    /** Null if the server has died before it answered. */
    @Nullable
    Answer send(URI server, long user, String method, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (user != ANONYMOUS) {
            request.header("Authorization", "Bearer " + issued.computeIfAbsent(user, tokens::apply));
        }
        return send(request.build());
    }

    /** As {@link #send(URI, long, String, String, String)}, for a request with headers of its own. */
    @Nullable
    Answer send(HttpRequest request) {
        long started = System.nanoTime();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            nanos.add(System.nanoTime() - started);
            if (response.statusCode() == 503) {
                shed.incrementAndGet();
            }
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            if (killed.stream()
                    .anyMatch(
                            server -> server.getAuthority().equals(request.uri().getAuthority()))) {
                return null;
            }
            throw new AssertionError(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Reads at the server whose turn it is. */
    Answer read(long user, String path) {
        return read(next(), user, path);
    }

    /** Reads again while the server sheds load, and at another one if it has died. */
    Answer read(URI server, long user, String path) {
        URI asked = server;
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Answer answer = send(asked, user, "GET", path, null);
            if (answer == null) {
                asked = next();
            } else if (answer.status() == 503) {
                pause(PAUSE);
            } else {
                return answer;
            }
        }
        throw new AssertionError("no answer: " + path);
    }

    static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
