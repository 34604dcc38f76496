package dev.kith.http.graph.event;

import static dev.kith.http.graph.TestKeys.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.key.IssuedKey;
import dev.kith.domain.change.Change;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.UserId;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import dev.kith.http.graph.TestKeys;
import dev.kith.http.graph.event.StreamClient.Open;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a stream does with a reader who is slow, or stays long. The bounds are smaller than those of a server. */
@MicronautTest
@Property(name = "kith.graph.streams.checkpoint", value = "200ms")
@Property(name = "kith.graph.streams.patience", value = "2s")
@Property(name = "kith.graph.streams.life", value = "8s")
@Property(name = "kith.graph.streams.per-caller", value = "1")
class EventStreamBoundsTest {

    private static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");
    private static final int MANY = 60_000;
    private static final Pattern ID = Pattern.compile("\nid: ([0-9]+)-[0-9a-f]{8}\nevent: follow");

    @Inject
    ApiClient api;

    @Inject
    StreamClient streams;

    @Inject
    EmbeddedServer server;

    @Inject
    TestUsers people;

    @Inject
    TestKeys keys;

    @Inject
    InMemoryGraph graph;

    private IssuedKey key;
    private long before;

    @BeforeEach
    void write_many() {
        key = keys.create(KeyScope.EVENTS_READ);
        UserId ada = new UserId(people.user(people.name("ada")));
        UserId bob = new UserId(people.user(people.name("bob")));
        synchronized (graph) {
            graph.journal.clear();
            before = graph.lastEntry;
            for (int i = 0; i < MANY; i++) {
                graph.record(new Change.FollowCreated(ada, bob, NOON, false, ada));
            }
        }
    }

    /** A connection with small buffers, on which the server streams everything that is kept. */
    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(16 * 1024);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress("127.0.0.1", server.getPort()));
        socket.getOutputStream()
                .write(("GET /graph/v1/events/stream?after=start HTTP/1.1\r\nHost: kith\r\nAuthorization: Bearer "
                                + key.text().text() + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private boolean hasFreeSlot() {
        try (Open stream = streams.open("after=now", as(key))) {
            stream.checkpoint();
            return true;
        } catch (AssertionError refused) {
            return false;
        }
    }

    @Test
    void a_reader_who_takes_nothing_is_cut_off() throws Exception {
        try (Socket socket = connect()) {
            Thread.sleep(1_000);
            assertThat(hasFreeSlot()).isFalse();
            long start = System.nanoTime();
            while (!hasFreeSlot()
                    && System.nanoTime() - start < Duration.ofSeconds(6).toNanos()) {
                Thread.sleep(200);
            }
            assertThat(hasFreeSlot()).as("cut off before the end of its life").isTrue();
            long received = received(socket.getInputStream());
            assertThat(received)
                    .as("the buffers of the two machines, and no more")
                    .isBetween(10_000L, 10_000_000L);
        }
    }

    private static long received(InputStream in) throws IOException {
        long received = 0;
        byte[] buffer = new byte[64 * 1024];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                received += count;
            }
        } catch (SocketException reset) {
            // closed with unread bytes
        }
        return received;
    }

    @Test
    void a_slow_reader_gets_everything_in_order_until_the_stream_ends() throws Exception {
        StringBuilder text = new StringBuilder();
        try (Socket socket = connect()) {
            byte[] buffer = new byte[128 * 1024];
            InputStream in = socket.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                text.append(new String(buffer, 0, count, StandardCharsets.US_ASCII));
                if (text.indexOf("\r\n0\r\n\r\n", Math.max(0, text.length() - 200)) >= 0) {
                    break;
                }
                Thread.sleep(20);
            }
        }
        // without the sizes of the chunks
        String body = text.toString().replaceAll("\r\n[0-9a-f]+\r\n", "");
        long[] read = ID.matcher("\n" + body)
                .results()
                .map(MatchResult::group)
                .mapToLong(id -> Long.parseLong(id.replaceAll("\nid: ([0-9]+)-(?s).*", "$1")))
                .toArray();
        assertThat(read.length).isGreaterThan(1_000);
        assertThat(read)
                .isEqualTo(
                        LongStream.range(before + 1, before + 1 + read.length).toArray());
    }

    @Test
    void a_stream_ends_after_its_life() {
        long start = System.nanoTime();
        try (Open stream = streams.open("after=now", as(key))) {
            stream.awaitEnd();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(7_500), Duration.ofSeconds(15));
    }
}
