package dev.kith.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.kith.application.Contract;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.server.Server;
import dev.kith.domain.key.KeyText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client keeps a copy of all lists by the stream of events, while writers do what they like and the server is
 * restarted. Its copy is equal to the lists.
 */
@Timeout(300)
final class EventJourneyIT {

    private static final int PEOPLE = 7;
    private static final int WRITERS = 4;
    private static final int WRITES = 120;

    private static final OperatorSecret SECRET = new OperatorSecret("0123456789abcdef0123456789abcdef", null, false);
    private static final KeyText KEY = KeyText.random(new SecureRandom());

    private static final List<String> WRITE = List.of(
            "PUT followings",
            "PUT followings",
            "PUT followings",
            "DELETE followings",
            "DELETE followers",
            "PUT blocks",
            "DELETE blocks",
            "DELETE blocks",
            "PUT connections",
            "DELETE connections",
            "PUT requests/sent",
            "PUT requests/sent",
            "DELETE requests/sent",
            "POST requests/received accept",
            "POST requests/received reject",
            "POST requests/received restore");

    /** The lists whose items have a time in the events, so that the copy has their order too. */
    private static final List<String> ORDERED = List.of("followers", "followings", "connections");

    private static final List<String> UNORDERED =
            List.of("blocks", "requests/sent", "requests/received", "requests/received?rejected=true");

    @TempDir
    Path folder = Path.of("");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(Contract.seed());
    private Graph graph;
    private Server server;
    private volatile URI address = URI.create("http://localhost");
    private volatile boolean isOver;

    @BeforeEach
    void start() {
        graph = Graph.openEmbedded(
                Neo4jPortSettings.CLOSED, new DataDirectory(folder), Graph.REQUEST_READ_TIMEOUT, false);
        Options.Http options = new Options.Http();
        options.port = 0;
        options.serviceKey = KEY;
        server = Server.prepare(options.settings(), SECRET).start(graph);
        address = server.url();
    }

    @AfterEach
    void stop() {
        server.close();
        graph.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve("/graph/v1" + path))
                .header("Authorization", "Bearer " + KEY.text());
    }

    private HttpResponse<String> send(String method, String path) {
        try {
            return http.send(
                    request(path).method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> parse(String json) {
        try {
            return JSONObjectUtils.parse(json);
        } catch (ParseException e) {
            throw new AssertionError(json, e);
        }
    }

    /** What the client knows: the ids in each list, with the time of the edge where the events have it. */
    private static final class Copy {

        private final Map<String, Map<Long, String>> lists = new HashMap<>();
        private String position = "0-00000000";
        private long events;

        synchronized String position() {
            return position;
        }

        synchronized long number() {
            return Long.parseLong(position.substring(0, position.indexOf('-')));
        }

        synchronized void reach(String next) {
            position = next;
        }

        @SuppressWarnings("unchecked")
        synchronized void apply(Map<String, Object> event) {
            String id = (String) event.get("id");
            assertThat(Long.parseLong(id.substring(0, id.indexOf('-'))))
                    .as("no gap")
                    .isEqualTo(number() + 1);
            position = id;
            events++;
            Map<String, Object> data = (Map<String, Object>) event.get("data");
            String since = String.valueOf(data.get("since"));
            switch ((String) event.get("type")) {
                case "user.created", "user.updated" -> {}
                case "user.deleted" -> delete(id(data, "user"));
                case "follow.created" -> edge("followings", "followers", data, "follower", "followee", since);
                case "follow.deleted" -> edge("followings", "followers", data, "follower", "followee", null);
                case "block.created" -> list("blocks", id(data, "blocker")).put(id(data, "blocked"), "");
                case "block.deleted" -> list("blocks", id(data, "blocker")).remove(id(data, "blocked"));
                case "connection.requested", "connection.restored" -> {
                    edge("requests/sent", "requests/received?rejected=true", data, "from", "to", null);
                    edge("requests/sent", "requests/received", data, "from", "to", "");
                }
                case "connection.rejected" -> {
                    edge("requests/sent", "requests/received", data, "from", "to", null);
                    edge("requests/sent", "requests/received?rejected=true", data, "from", "to", "");
                }
                case "connection.cancelled" -> cancel(data, "from", "to");
                case "connection.created" -> {
                    cancel(data, "one", "other");
                    cancel(data, "other", "one");
                    edge("connections", "connections", data, "one", "other", since);
                }
                case "connection.deleted" -> edge("connections", "connections", data, "one", "other", null);
                default -> throw new AssertionError(event);
            }
        }

        private void cancel(Map<String, Object> data, String from, String to) {
            edge("requests/sent", "requests/received", data, from, to, null);
            edge("requests/sent", "requests/received?rejected=true", data, from, to, null);
        }

        /** @param since null if the edge ends */
        private void edge(String out, String in, Map<String, Object> data, String from, String to, String since) {
            long one = id(data, from);
            long other = id(data, to);
            if (since == null) {
                list(out, one).remove(other);
                list(in, other).remove(one);
            } else {
                list(out, one).put(other, since);
                list(in, other).put(one, since);
            }
        }

        private void delete(long user) {
            lists.keySet().removeIf(list -> list.startsWith(user + "/"));
            lists.values().forEach(list -> list.remove(user));
        }

        private Map<Long, String> list(String name, long user) {
            return lists.computeIfAbsent(user + "/" + name, _ -> new HashMap<>());
        }

        /** The newest first. */
        synchronized List<Long> ids(String name, long user) {
            return list(name, user).entrySet().stream()
                    .sorted(Map.Entry.<Long, String>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        @SuppressWarnings("unchecked")
        private static long id(Map<String, Object> data, String name) {
            return Long.parseLong((String) ((Map<String, Object>) data.get(name)).get("id"));
        }
    }

    /** Reads the stream until the test is over, and connects again where it ends. */
    private void follow(Copy copy) {
        while (!isOver) {
            try {
                HttpResponse<Stream<String>> answer = http.send(
                        request("/events/stream?after=start")
                                .header("Last-Event-ID", copy.position())
                                .build(),
                        BodyHandlers.ofLines());
                assertThat(answer.statusCode()).isEqualTo(200);
                String[] frame = {"", ""};
                answer.body().takeWhile(_ -> !isOver).forEach(line -> {
                    if (line.startsWith("id: ")) {
                        frame[0] = line.substring(4);
                    } else if (line.startsWith("event: ")) {
                        frame[1] = line.substring(7);
                    } else if (line.startsWith("data: ") && frame[1].equals("checkpoint")) {
                        copy.reach(frame[0]);
                    } else if (line.startsWith("data: ")) {
                        copy.apply(parse(line.substring(6)));
                    }
                });
            } catch (IOException | UncheckedIOException broken) {
                sleep(100);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void write(Random own, int count) {
        for (int i = 0; i < count; i++) {
            String[] words = WRITE.get(own.nextInt(WRITE.size())).split(" ");
            long user = 1 + own.nextInt(PEOPLE);
            long other = 1 + own.nextInt(PEOPLE);
            String path = "/users/" + user + "/" + words[1] + "/" + other + (words.length > 2 ? "/" + words[2] : "");
            assertThat(send(words[0], path).statusCode()).as(path).isIn(200, 201, 403, 404, 409, 422);
        }
    }

    @Test
    void the_copy_of_a_client_is_equal_to_the_lists() throws Exception {
        for (int number = 1; number <= PEOPLE; number++) {
            assertThat(send("PUT", "/users/ext:user" + number).statusCode()).isEqualTo(201);
        }
        Copy copy = new Copy();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> client = threads.submit(() -> follow(copy));
            for (int round = 0; round < 3; round++) {
                List<Future<?>> writers = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    Random own = new Random(random.nextLong());
                    writers.add(threads.submit(() -> write(own, WRITES)));
                }
                if (round == 1) {
                    sleep(200);
                    assertThat(send("DELETE", "/users/" + PEOPLE).statusCode()).isIn(202, 204);
                }
                for (Future<?> writer : writers) {
                    writer.get();
                }
                if (round < 2) {
                    stop();
                    start();
                }
            }
            awaitNewest(copy, client);
            requireEqual(copy);
            isOver = true;
            assertThat(send("PUT", "/users/ext:last").statusCode()).isEqualTo(201);
            client.get();
        }
        assertThat(copy.events).isGreaterThan(200);
    }

    private void awaitNewest(Copy copy, Future<?> client) throws Exception {
        long newest = Long.parseLong(
                ((String) parse(send("GET", "/events?after=now").body()).get("next")).split("-")[0]);
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (copy.number() < newest) {
            if (client.isDone()) {
                client.get();
            }
            assertThat(System.nanoTime()).as("%s of %s", copy.number(), newest).isLessThan(end);
            sleep(50);
        }
    }

    private void requireEqual(Copy copy) {
        for (long user = 1; user < PEOPLE; user++) {
            for (String list : ORDERED) {
                assertThat(copy.ids(list, user)).as(list + " of " + user).isEqualTo(walk(user, list));
            }
            for (String list : UNORDERED) {
                assertThat(copy.ids(list, user))
                        .as(list + " of " + user)
                        .containsExactlyInAnyOrderElementsOf(walk(user, list));
            }
        }
    }

    private List<Long> walk(long user, String list) {
        String path = "/users/" + user + "/" + list + (list.contains("?") ? "&" : "?") + "view=ids&limit=5000";
        HttpResponse<String> answer = send("GET", path);
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        return ((List<?>) parse(answer.body()).get("ids"))
                .stream().map(id -> Long.parseLong((String) id)).toList();
    }
}
