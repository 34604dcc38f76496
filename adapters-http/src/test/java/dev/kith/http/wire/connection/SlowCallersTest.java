package dev.kith.http.wire.connection;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.kith.http.RawHttp;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Callers who hold what others need. */
class SlowCallersTest {

    private static final String HOST = "Host: localhost\r\n";
    private static final String HEAD =
            "POST /oauth/token/ HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\nContent-Length: ";
    private static final String GET = "GET /avatar/room/1.svg HTTP/1.1\r\n" + HOST + "\r\n";

    private final List<RawHttp.Connection> connections = new ArrayList<>();
    private ApplicationContext context;
    private RawHttp http;

    private void start(int perAddress, int bodyBytes, Duration patience) {
        context = ApplicationContext.run(
                Map.of(
                        "kith.connections.per-address",
                        perAddress,
                        "kith.connections.body-bytes",
                        bodyBytes,
                        "kith.connections.patience",
                        patience),
                "test");
        context.getBean(EmbeddedServer.class).start();
        http = context.getBean(RawHttp.class);
    }

    private RawHttp.Connection open(String from) {
        RawHttp.Connection connection = http.open(from);
        connections.add(connection);
        return connection;
    }

    @AfterEach
    void stop() {
        connections.forEach(RawHttp.Connection::close);
        context.close();
    }

    @Test
    void a_body_that_stops_is_408() {
        start(10, 1 << 20, Duration.ofMillis(300));
        RawHttp.Connection half = open("127.0.0.1").send(HEAD + "60000\r\n\r\n" + "x".repeat(1_000));
        RawHttp.Response response = half.read();
        assertThat(response.status()).isEqualTo(408);
        assertThat(response.header("connection")).isEqualTo("close");
        assertThat(response.body()).contains("invalid_request").contains("slowly");
        assertThat(half.isClosedByServer()).isTrue();
    }

    @Test
    void a_body_that_trickles_is_408() throws InterruptedException {
        start(10, 1 << 20, Duration.ofMillis(300));
        RawHttp.Connection trickle = open("127.0.0.1").send(HEAD + "60000\r\n\r\n");
        long begin = System.nanoTime();
        Thread sender = Thread.ofVirtual().start(() -> {
            while (!Thread.interrupted()) {
                trickle.send("x");
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        assertThat(trickle.read().status()).isEqualTo(408);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        sender.interrupt();
        sender.join();
    }

    @Test
    void a_head_that_trickles_or_never_comes_is_closed() throws InterruptedException {
        start(10, 1 << 20, Duration.ofMillis(300));
        RawHttp.Connection silent = open("127.0.0.1");
        RawHttp.Connection second = open("127.0.0.1").send(GET);
        assertThat(second.read().status()).isEqualTo(200);
        second.send("GET /avatar/room/1.svg HTT");
        assertThat(silent.isClosedByServer()).isTrue();
        assertThat(second.isClosedByServer()).isTrue();
        RawHttp.Connection idle = open("127.0.0.1").send(GET);
        assertThat(idle.read().status()).isEqualTo(200);
        Thread.sleep(1_000);
        assertThat(idle.send(GET).read().status()).as("idle between requests").isEqualTo(200);
    }

    @Test
    void connections_of_one_address_are_bounded() {
        start(3, 1 << 20, Duration.ofSeconds(20));
        List<RawHttp.Connection> served = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            served.add(open("127.0.0.1").send(GET));
        }
        assertThat(served)
                .allSatisfy(connection -> assertThat(connection.read().status()).isEqualTo(200));
        assertThat(open("127.0.0.1").isClosedByServer()).isTrue();
        assertThat(open("127.0.0.2").send(GET).read().status())
                .as("a neighbour")
                .isEqualTo(200);
        served.getFirst().close();
        assertThat(isServedSoon("127.0.0.1")).isTrue();
    }

    private boolean isServedSoon(String from) {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (RawHttp.Connection connection = http.open(from)) {
                return connection.send(GET).read().status() == 200;
            } catch (AssertionError | UncheckedIOException closed) {
                Thread.onSpinWait();
            }
        }
        return false;
    }

    @Test
    void zero_is_no_bound_of_an_address() {
        start(0, 1 << 20, Duration.ofSeconds(20));
        for (int i = 0; i < 20; i++) {
            assertThat(open("127.0.0.1").send(GET).read().status()).isEqualTo(200);
        }
    }

    @Test
    void the_bodies_of_one_address_are_bounded_and_a_neighbour_is_served() {
        start(100, 80_000, Duration.ofSeconds(20));
        RawHttp.Response refused = open("127.0.0.1")
                .send(HEAD + "60000\r\n\r\n" + "x".repeat(25_000))
                .read();
        assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
        assertThat(refused.headers()).containsKey("retry-after");
        assertThat(refused.body()).contains("temporarily_unavailable");
        assertThat(open("127.0.0.1").send(GET).read().status()).isEqualTo(200);
        assertThat(open("127.0.0.2").send(HEAD + "2\r\n\r\n{}").read().status()).isEqualTo(400);
    }

    @Test
    void a_flood_of_refused_bodies_is_a_few_lines_of_the_log() {
        start(100, 80_000, Duration.ofSeconds(20));
        Logger kith = (Logger) LoggerFactory.getLogger("dev.kith");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        kith.addAppender(log);
        try {
            for (int i = 0; i < 60; i++) {
                try (RawHttp.Connection connection = http.open()) {
                    assertThat(connection
                                    .send(HEAD + "60000\r\n\r\n" + "x".repeat(25_000))
                                    .read()
                                    .status())
                            .isEqualTo(503);
                }
            }
        } finally {
            kith.detachAppender(log);
        }
        assertThat(List.copyOf(log.list))
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .hasSizeBetween(1, 20);
    }

    @Test
    void the_bodies_of_all_are_bounded_and_what_is_answered_is_held_no_more() {
        start(0, 20_000, Duration.ofSeconds(20));
        assertThat(open("127.0.0.1")
                        .send(HEAD + "60000\r\n\r\n" + "x".repeat(25_000))
                        .read()
                        .status())
                .isEqualTo(503);
        RawHttp.Connection kept = open("127.0.0.1");
        for (int i = 0; i < 20; i++) {
            kept.send(HEAD + "10000\r\n\r\n" + " ".repeat(9_998) + "{}");
            assertThat(kept.read().status()).isEqualTo(400);
        }
    }
}
