package dev.kith.http.graph.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.graph.GraphDocument;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads streams of events as the standard says, with the JDK's HTTP client. */
@Singleton
public final class StreamClient {

    /** A block of lines of a stream. */
    public record Frame(
            @Nullable String id,
            @Nullable String event,
            @Nullable String data,
            @Nullable String retry) {

        static final Frame END = new Frame(null, null, null, null);

        static Frame of(List<String> lines) {
            return new Frame(value(lines, "id"), value(lines, "event"), value(lines, "data"), value(lines, "retry"));
        }

        private static @Nullable String value(List<String> lines, String field) {
            return lines.stream()
                    .filter(line -> line.startsWith(field + ": "))
                    .map(line -> line.substring(field.length() + 2))
                    .reduce((one, other) -> one + "\n" + other)
                    .orElse(null);
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final EmbeddedServer server;
    private final JsonMapper json;

    StreamClient(EmbeddedServer server, JsonMapper json) {
        this.server = server;
        this.json = json;
    }

    /** Opens a stream, which the server must accept. The answer is checked against the document. */
    public Open open(String query, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.getURI().resolve("/graph/v1/events/stream?" + query));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<Stream<String>> answer = http.send(request.build(), BodyHandlers.ofLines());
            GraphDocument.check("GET", request.build().uri().getRawPath(), answer.statusCode(), answer.headers(), "");
            assertThat(answer.statusCode()).isEqualTo(200);
            return new Open(answer, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A stream that is read by a thread of its own. */
    public static final class Open implements AutoCloseable {

        private final HttpResponse<Stream<String>> answer;
        private final JsonMapper json;
        private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();

        private Open(HttpResponse<Stream<String>> answer, JsonMapper json) {
            this.answer = answer;
            this.json = json;
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            List<String> lines = new ArrayList<>();
            try {
                answer.body().forEach(line -> {
                    if (line.isEmpty()) {
                        frames.add(Frame.of(lines));
                        lines.clear();
                    } else {
                        lines.add(line);
                    }
                });
            } catch (UncheckedIOException e) {
                // closed by one of the two
            }
            frames.add(Frame.END);
        }

        public HttpResponse<?> answer() {
            return answer;
        }

        /** The next block, at most twenty seconds from now; {@link Frame#END} at the end. */
        public Frame next() {
            try {
                Frame next = frames.poll(20, TimeUnit.SECONDS);
                assertThat(next).as("a block in time").isNotNull();
                return next;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        /** The next event that is no checkpoint, as JSON. */
        public Map<String, Object> event() {
            while (true) {
                Frame frame = next();
                assertThat(frame).isNotSameAs(Frame.END);
                if (frame.data() != null && !"checkpoint".equals(frame.event())) {
                    Map<String, Object> event = parse(frame.data());
                    assertThat(event).containsEntry("id", frame.id()).containsEntry("type", frame.event());
                    return event;
                }
            }
        }

        /** The next checkpoint. Events before it are skipped. */
        public Frame checkpoint() {
            while (true) {
                Frame frame = next();
                assertThat(frame).isNotSameAs(Frame.END);
                if ("checkpoint".equals(frame.event())) {
                    return frame;
                }
            }
        }

        /** Fails if the stream does not end. */
        public void awaitEnd() {
            while (next() != Frame.END) {
                // goes on
            }
        }

        private Map<String, Object> parse(String data) {
            try {
                return json.readValue(data, Argument.mapOf(String.class, Object.class));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            answer.body().close();
        }
    }
}
